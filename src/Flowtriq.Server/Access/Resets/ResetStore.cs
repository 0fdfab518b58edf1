using Dapper;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Access.Resets;

/// <summary>Links that set a new password: one for a person at a time, good for an hour, only their SHA-256 is stored.</summary>
internal sealed class ResetStore(Database database, MemberStore members, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>A second wish within this time of the first sends nothing: nobody's mailbox is to be filled.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    /// <summary>Makes a link's token; null when the address is no member's with a password, or was just sent one.</summary>
    internal async Task<(Member Member, string Token)?> MakeAsync(string email, CancellationToken cancel)
    {
        if (members.ByEmail(email) is not { PasswordHash.Length: > 0 } member)
            return null;
        var token = LinkToken.New();
        var made = await database.WriteAsync(
            tx =>
                tx.Execute(
                    """
                    INSERT INTO password_reset (person, hash, expires) VALUES (@Id, @hash, @expires)
                    ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, expires = excluded.expires
                        WHERE password_reset.expires <= @recent
                    """,
                    new
                    {
                        member.Id,
                        hash = LinkToken.Hash(token),
                        expires = (time.GetUtcNow() + Life).ToUnixMicroseconds(),
                        recent = (time.GetUtcNow() + Life - Pause).ToUnixMicroseconds(),
                    }
                ) > 0,
            cancel
        );
        return made ? (member, token) : null;
    }

    /// <summary>Whose password the token sets, and until when; null when it is none, or not any more.</summary>
    internal (Member Member, DateTimeOffset ExpiresAt)? Open(string token)
    {
        using var connection = database.Read();
        var row = connection.QueryFirstOrDefault<Row>(
            "SELECT person AS Person, expires AS Expires FROM password_reset WHERE hash = @hash AND expires > @now",
            new { hash = LinkToken.Hash(token), now = time.GetUtcNow().ToUnixMicroseconds() }
        );
        return row is not null && members.ById(row.Person) is { } member
            ? (member, UnixTime.FromUnixMicroseconds(row.Expires))
            : null;
    }

    private sealed record Row(long Person, long Expires);
}
