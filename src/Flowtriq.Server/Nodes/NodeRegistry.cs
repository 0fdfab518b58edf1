using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Nodes.Certificates;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes;

/// <summary>
/// Every node there is, in memory as on disk: the one writer of the <see cref="NodeDirectory"/>. Changes are
/// persisted first.
/// </summary>
public sealed class NodeRegistry(
    NodeStore store,
    NodeCertificates certificates,
    NodeDirectory directory,
    NodeClones clones,
    TimeProvider time
)
{
    /// <summary>Reads all nodes at start.</summary>
    internal void Load()
    {
        certificates.Load();
        directory.Replace(store.All().Select(Registered));
    }

    /// <summary>The node that a certificate of our authority stands for, or the code of the refusal.</summary>
    internal RegisteredNode? Admit(X509Certificate2 certificate, out string refusal)
    {
        var id = CertificateProfile.NodeOf(certificate);
        var node = directory.Current.Find(id);
        refusal = node switch
        {
            null => RefusalCodes.UnknownNode,
            { Revoked: true } => RefusalCodes.Revoked,
            _ => certificates.Refusal(id, Thumbprint(certificate)),
        };
        return refusal.Length == 0 ? node : null;
    }

    /// <summary>A node enrolled: a new one, or one that was there and came back.</summary>
    internal void Enrolled(NodeRow row)
    {
        var id = new NodeId(row.Id);
        certificates.Read(id);
        clones.Forget(id);
        if (directory.Current.Find(id) is null)
            directory.Join(Registered(row));
        else
            directory.Upsert(Registered(row));
    }

    /// <summary>Takes what a node says of itself when it connects.</summary>
    internal async Task GreetedAsync(NodeId id, Hello hello, CancellationToken cancel) =>
        await ChangeAsync(
            id,
            node =>
                node with
                {
                    HostName = Cut(hello.HostName),
                    Kernel = Cut(hello.Kernel),
                    Architecture = Cut(hello.Architecture),
                    AgentVersion = Cut(hello.AgentVersion),
                    CaptureMode = hello.CaptureMode == "ring" ? "ring" : "counters",
                    ConfigVersion = unchecked((long)hello.ConfigVersion),
                },
            cancel
        );

    internal async Task<NodeChange> RenameAsync(NodeId id, NodePatch patch, CancellationToken cancel) =>
        await ChangeAsync(
            id,
            node =>
                node with
                {
                    Name = patch.Name ?? node.Name,
                    Pop = patch.Pop?.ToUpperInvariant() ?? node.Pop,
                    PopName = patch.PopName ?? node.PopName,
                    Group = patch.Group ?? node.Group,
                },
            cancel
        );

    /// <summary>Shuts a node out for good; its sessions end and its name is free again.</summary>
    internal async Task<NodeChange> RevokeAsync(NodeId id, CancellationToken cancel) =>
        await ChangeAsync(id, node => node with { Revoked = time.GetUtcNow().ToUnixMicroseconds() }, cancel);

    internal static string Thumbprint(X509Certificate2 certificate) =>
        certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private async Task<NodeChange> ChangeAsync(NodeId id, Func<NodeRow, NodeRow> change, CancellationToken cancel)
    {
        var (outcome, row) = await store.WriteAsync<(NodeChange, NodeRow?)>(
            tx =>
            {
                if (NodeStore.Find(tx, id.Value) is not { Revoked: null } before)
                    return (NodeChange.NotFound, null);
                var after = change(before);
                if (NodeStore.NameTaken(tx, after.Name, except: after.Id))
                    return (NodeChange.NameTaken, null);
                // What stays as it was is not told to everybody: nodes that come back all at once would cost most then.
                if (after == before)
                    return (NodeChange.Done, null);
                NodeStore.Update(tx, after);
                return (NodeChange.Done, after);
            },
            cancel
        );
        if (row is not null)
            directory.Upsert(Registered(row));
        return outcome;
    }

    private RegisteredNode Registered(NodeRow row) => row.ToRegistered(certificates.FactsOf(new NodeId(row.Id)));

    private static string Cut(string text) => text.Length <= 128 ? text : text[..128];
}
