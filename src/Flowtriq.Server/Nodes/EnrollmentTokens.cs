using System.Security.Cryptography;
using System.Text;
using Flowtriq.Protocol;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Nodes;

/// <summary>Issues and redeems enrolment tokens. The secret is shown once and kept as a SHA-256.</summary>
public sealed class EnrollmentTokens(NodeStore store, CertificateAuthority authority, TimeProvider time)
{
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromDays(30);

    /// <summary>Makes a token for nodes called <paramref name="name"/>; null when a node has that name already.</summary>
    internal async Task<IssuedToken?> IssueAsync(
        string name,
        string pop,
        string popName,
        TimeSpan lifetime,
        int uses,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var secret = RandomNumberGenerator.GetBytes(EnrollmentToken.SecretLength);
        var token = EnrollmentToken.Create(authority.Fingerprint, now + lifetime, secret);
        var row = new EnrollTokenRow(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            Hash(token.Secret),
            name,
            pop,
            popName,
            token.Expires.ToUnixMicroseconds(),
            uses,
            Used: 0
        );
        var added = await store.WriteAsync(
            tx =>
            {
                if (NodeStore.NameTaken(tx, name))
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

    internal sealed record IssuedToken(string Id, EnrollmentToken Token);
}
