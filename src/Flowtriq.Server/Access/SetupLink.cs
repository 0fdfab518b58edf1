using System.Security.Cryptography;
using System.Text;
using Dapper;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Access;

/// <summary>
/// The one-time link that founds the workspace. Each start without a workspace makes a new token and forgets the one
/// before; only its SHA-256 is stored.
/// </summary>
internal sealed class SetupLink(Database database, MemberStore members, TimeProvider time)
{
    internal bool Needed => members.Workspace() is null;

    internal async Task<string> RenewAsync(CancellationToken cancel)
    {
        var token = LinkToken.New();
        await database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    "INSERT OR REPLACE INTO setup_token (id, hash, made) VALUES (1, @hash, @now)",
                    new { hash = LinkToken.Hash(token), now = time.GetUtcNow().ToUnixMicroseconds() }
                );
            },
            cancel
        );
        return token;
    }

    internal bool Is(string token)
    {
        using var connection = database.Read();
        var stored = connection.QueryFirstOrDefault<string>("SELECT hash FROM setup_token");
        return stored is not null
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(stored),
                Encoding.ASCII.GetBytes(LinkToken.Hash(token))
            );
    }
}
