using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes;

/// <summary>
/// Every node there is, in memory as on disk: the one writer of the <see cref="NodeDirectory"/>. Changes are
/// persisted first.
/// </summary>
public sealed class NodeRegistry(NodeStore store, NodeDirectory directory, TimeProvider time)
{
    private readonly ConcurrentDictionary<NodeId, string> certificates = new();

    /// <summary>Reads all nodes at start.</summary>
    internal void Load()
    {
        var rows = store.All();
        foreach (var row in rows)
            certificates[new NodeId(row.Id)] = row.Certificate;
        directory.Replace(rows.Select(static row => row.ToRegistered()));
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
            _ when certificates.GetValueOrDefault(id) != Thumbprint(certificate) => RefusalCodes.Revoked,
            _ when time.GetUtcNow() > new DateTimeOffset(certificate.NotAfter) => RefusalCodes.CertificateExpired,
            _ => "",
        };
        return refusal.Length == 0 ? node : null;
    }

    internal void Joined(NodeRow row)
    {
        var node = row.ToRegistered();
        certificates[node.Id] = row.Certificate;
        directory.Join(node);
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

    internal async Task<NodeChange> RenameAsync(
        NodeId id,
        string? name,
        string? pop,
        string? popName,
        CancellationToken cancel
    ) =>
        await ChangeAsync(
            id,
            node => node with { Name = name ?? node.Name, Pop = pop ?? node.Pop, PopName = popName ?? node.PopName },
            cancel
        );

    /// <summary>Shuts a node out for good; its sessions end and its name is free again.</summary>
    internal async Task<NodeChange> RevokeAsync(NodeId id, CancellationToken cancel) =>
        await ChangeAsync(id, node => node with { Revoked = time.GetUtcNow().ToUnixMicroseconds() }, cancel);

    internal static string Thumbprint(X509Certificate2 certificate) =>
        certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private async Task<NodeChange> ChangeAsync(NodeId id, Func<NodeRow, NodeRow> change, CancellationToken cancel)
    {
        var (outcome, row) = await store.WriteAsync(
            tx =>
            {
                if (NodeStore.Find(tx, id.Value) is not { Revoked: null } before)
                    return (NodeChange.NotFound, null);
                var after = change(before);
                if (NodeStore.NameTaken(tx, after.Name, except: after.Id))
                    return (NodeChange.NameTaken, null);
                if (after != before)
                    NodeStore.Update(tx, after);
                return (NodeChange.Done, (NodeRow?)after);
            },
            cancel
        );
        if (row is not null)
            directory.Upsert(row.ToRegistered());
        return outcome;
    }

    private static string Cut(string text) => text.Length <= 128 ? text : text[..128];
}
