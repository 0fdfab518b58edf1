using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;
using Google.Protobuf;

namespace Flowtriq.Server.Nodes.Certificates;

/// <summary>
/// Which certificates stand for nodes: given at enrolment, renewed by the node in time, ended by an operator at once. In memory as on
/// disk; changes are persisted first.
/// </summary>
public sealed class NodeCertificates(
    CertificateStore store,
    CertificateAuthority authority,
    NodeDirectory directory,
    NodesOptions options,
    TimeProvider time
)
{
    private static readonly string[] Valid = [CertificateRow.Current, CertificateRow.Next];

    /// <summary>A node asks for one certificate, uses it, and has no reason to ask again at once.</summary>
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<NodeId, CertificateRow[]> known = new();

    /// <summary>Reads all at start.</summary>
    internal void Load()
    {
        foreach (var node in store.All().GroupBy(static row => row.Node))
            known[new NodeId(node.Key)] = [.. node];
    }

    /// <summary>Why a certificate of our authority does not open the door; empty when it does.</summary>
    internal string Refusal(NodeId node, string thumbprint) =>
        Find(node, thumbprint) switch
        {
            null or { State: CertificateRow.Over } => RefusalCodes.CertificateReplaced,
            { State: CertificateRow.Revoked } => RefusalCodes.CertificateRevoked,
            var row when time.GetUtcNow() > row.ExpiresAt => RefusalCodes.CertificateExpired,
            _ => "",
        };

    /// <summary>How old a certificate is and how old it may become; null when it is not one of ours.</summary>
    internal CertificateTerm? Term(NodeId node, string thumbprint) =>
        Find(node, thumbprint) is { } row
            ? new CertificateTerm
            {
                AgeSeconds = (time.GetUtcNow() - row.IssuedAt).TotalSeconds,
                LifetimeSeconds = (row.ExpiresAt - row.IssuedAt).TotalSeconds,
            }
            : null;

    /// <summary>Makes a certificate; the caller stores the row and reads the node's certificates anew.</summary>
    internal (byte[] Der, CertificateRow Row) Make(PublicKey key, NodeId node, string state, AuthorityKey by)
    {
        var now = time.GetUtcNow();
        using var made = by.Issue(CertificateProfile.Node(key, node), now, options.NodeCertificateLife);
        var row = new CertificateRow(
            NodeRegistry.Thumbprint(made),
            node.Value,
            made.SerialNumber,
            now.ToUnixMicroseconds(),
            by.End(now, options.NodeCertificateLife).ToUnixMicroseconds(),
            state,
            Ended: null,
            EndedBy: "",
            by.Name
        );
        return (made.RawData, row);
    }

    /// <summary>Gives a node the certificate that follows the one it has, which stays valid until the new one is used.</summary>
    internal async Task<RenewResult> RenewAsync(NodeId node, RenewRequest request, CancellationToken cancel)
    {
        if (CertificateProfile.KeyOf(request.CertificateRequest.Span) is not { } key)
            return Refuse("the certificate request cannot be read or its signature is wrong");
        var now = time.GetUtcNow();
        if (Of(node).Any(row => row.State == CertificateRow.Next && now - row.IssuedAt < BetweenRenewals))
            return Refuse("a new certificate was given a moment ago");
        var (der, row) = Make(key, node, CertificateRow.Next, authority.For(request.Authorities));
        await store.WriteAsync(
            tx =>
            {
                var at = now.ToUnixMicroseconds();
                CertificateStore.End(tx, node.Value, [CertificateRow.Next], CertificateRow.Over, at, "never used");
                CertificateStore.Add(tx, row);
                return true;
            },
            cancel
        );
        Show(node);
        return new RenewResult { Certificate = ByteString.CopyFrom(der) };
    }

    /// <summary>A node connected with this certificate: when it is the next one, the one before is over.</summary>
    internal async Task UsedAsync(NodeId node, string thumbprint, CancellationToken cancel)
    {
        if (Find(node, thumbprint) is not { State: CertificateRow.Next })
            return;
        await store.WriteAsync(
            tx =>
            {
                var at = time.GetUtcNow().ToUnixMicroseconds();
                CertificateStore.End(tx, node.Value, [CertificateRow.Current], CertificateRow.Over, at, "renewed");
                CertificateStore.Use(tx, thumbprint);
                return true;
            },
            cancel
        );
        Show(node);
    }

    /// <summary>Ends every certificate of a node, and with them its session; false when it has none that is valid.</summary>
    internal async Task<bool> RevokeAsync(NodeId node, string by, CancellationToken cancel)
    {
        var ended = await store.WriteAsync(
            tx =>
            {
                var at = time.GetUtcNow().ToUnixMicroseconds();
                return CertificateStore.End(tx, node.Value, Valid, CertificateRow.Revoked, at, by);
            },
            cancel
        );
        Show(node);
        return ended > 0;
    }

    /// <summary>True when the node uses a certificate of that authority.</summary>
    internal bool Uses(NodeId node, string authority) =>
        Array.Exists(Of(node), row => row.State == CertificateRow.Current && row.Authority == authority);

    /// <summary>Reads a node's certificates anew.</summary>
    internal void Read(NodeId node) => known[node] = [.. store.Of(node.Value)];

    /// <summary>What people should know of a node's certificate; null when it never had one.</summary>
    internal CertificateFacts? FactsOf(NodeId node) => Facts(Of(node));

    private static CertificateFacts? Facts(CertificateRow[] rows)
    {
        var newest = rows.OrderByDescending(static row => row.Issued).ToArray();
        var shown =
            newest.FirstOrDefault(static row => row.State == CertificateRow.Current)
            ?? newest.FirstOrDefault(static row => row.State == CertificateRow.Revoked)
            ?? newest.FirstOrDefault();
        return shown is null
            ? null
            : new CertificateFacts(
                shown.Serial,
                shown.IssuedAt,
                shown.ExpiresAt,
                shown.State == CertificateRow.Revoked && shown.Ended is { } at
                    ? UnixTime.FromUnixMicroseconds(at)
                    : null,
                shown.EndedBy,
                newest.Any(static row => row.State == CertificateRow.Next)
            );
    }

    private CertificateRow[] Of(NodeId node) => known.GetValueOrDefault(node) ?? [];

    private CertificateRow? Find(NodeId node, string thumbprint) =>
        Array.Find(Of(node), row => row.Thumbprint == thumbprint);

    private void Show(NodeId node)
    {
        Read(node);
        if (directory.Current.Find(node) is { } registered)
            directory.Upsert(registered with { Certificate = FactsOf(node) });
    }

    private static RenewResult Refuse(string reason) => new() { Refusal = reason };
}
