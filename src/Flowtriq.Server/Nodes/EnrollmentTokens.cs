using System.Security.Cryptography;
using System.Text;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Nodes;

/// <summary>Issues and redeems enrolment tokens. The secret is shown once and kept as a SHA-256.</summary>
public sealed class EnrollmentTokens(NodeStore store, CertificateAuthority authority, TimeProvider time)
{
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromDays(30);

    /// <summary>Makes a token for nodes called <paramref name="name"/>; null when a node has that name already.</summary>
    internal Task<IssuedToken?> IssueAsync(
        string name,
        string pop,
        string popName,
        TimeSpan lifetime,
        int uses,
        CancellationToken cancel
    ) => AddAsync(new Wanted(name, pop, popName, uses, Node: ""), lifetime, cancel);

    /// <summary>Makes a token with which this node, and no other, comes back once: its state was lost, or its certificate.</summary>
    internal Task<IssuedToken?> IssueAsync(RegisteredNode node, TimeSpan lifetime, CancellationToken cancel) =>
        AddAsync(new Wanted(node.Name, node.Pop, node.PopName, Uses: 1, node.Id.Value), lifetime, cancel);

    private async Task<IssuedToken?> AddAsync(Wanted wanted, TimeSpan lifetime, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var secret = RandomNumberGenerator.GetBytes(EnrollmentToken.SecretLength);
        var token = EnrollmentToken.Create(authority.Fingerprint, now + lifetime, secret);
        var row = new EnrollTokenRow(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            Hash(token.Secret),
            wanted.Name,
            wanted.Pop,
            wanted.PopName,
            token.Expires.ToUnixMicroseconds(),
            wanted.Uses,
            Used: 0,
            wanted.Node
        );
        var added = await store.WriteAsync(
            tx =>
            {
                if (NodeStore.NameTaken(tx, wanted.Name, except: wanted.Node))
                    return false;
                NodeStore.ForgetTokens(tx, (now - KeptAfterExpiry).ToUnixMicroseconds());
                NodeStore.AddToken(tx, row, now.ToUnixMicroseconds());
                return true;
            },
            cancel
        );
        return added ? new IssuedToken(row.Id, token) : null;
    }

    /// <summary>The token a secret belongs to. Looks at every token and compares in constant time.</summary>
    internal static EnrollTokenRow? Find(SqliteTransaction tx, string secret)
    {
        var hash = Hash(secret);
        EnrollTokenRow? found = null;
        foreach (var candidate in NodeStore.Tokens(tx))
        {
            if (CryptographicOperations.FixedTimeEquals(candidate.Secret, hash))
                found = candidate;
        }

        return found;
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    private sealed record Wanted(string Name, string Pop, string PopName, int Uses, string Node);

    internal sealed record IssuedToken(string Id, EnrollmentToken Token);
}
