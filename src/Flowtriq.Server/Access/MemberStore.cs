using Dapper;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Access;

/// <summary>The workspace and its members.</summary>
internal sealed class MemberStore(Database database, TimeProvider time)
{
    private const string Columns =
        "SELECT id AS Id, name AS Name, email AS Email, role AS Role, password_hash AS PasswordHash, stamp AS Stamp FROM member";

    internal string? Workspace()
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<string>("SELECT name FROM workspace");
    }

    internal Member? ByEmail(string email)
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<Row>($"{Columns} WHERE email = @email", new { email })?.ToMember();
    }

    internal Member? ById(long id)
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<Row>($"{Columns} WHERE id = @id", new { id })?.ToMember();
    }

    internal int Admins()
    {
        using var connection = database.Read();
        return connection.ExecuteScalar<int>(
            "SELECT count(*) FROM member WHERE role = @role",
            new { role = nameof(Role.Admin) }
        );
    }

    /// <summary>Makes the workspace with its first admin; false when there already is one.</summary>
    internal Task<bool> FoundAsync(string workspace, Member admin, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                var now = time.GetUtcNow().ToUnixMicroseconds();
                var made = tx.Execute(
                    "INSERT INTO workspace (id, name, made) VALUES (1, @workspace, @now) ON CONFLICT DO NOTHING",
                    new { workspace, now }
                );
                if (made == 0)
                    return false;
                Insert(tx, admin, now);
                tx.Execute("DELETE FROM setup_token");
                return true;
            },
            cancel
        );

    internal Task AddAsync(Member member, CancellationToken cancel) =>
        database.WriteAsync(tx => Insert(tx, member, time.GetUtcNow().ToUnixMicroseconds()), cancel);

    /// <summary>Until when the member may not sign in; null when not locked.</summary>
    internal DateTimeOffset? LockedUntil(long id)
    {
        using var connection = database.Read();
        var until = connection.QueryFirstOrDefault<long?>("SELECT locked_until FROM member WHERE id = @id", new { id });
        return UnixTime.FromUnixMicroseconds(until);
    }

    /// <summary>Counts a wrong password; the limit-th in a row locks the member until the given time.</summary>
    internal Task FailedAsync(long id, int limit, DateTimeOffset lockedUntil, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    """
                    UPDATE member SET
                        locked_until = CASE WHEN failures + 1 >= @limit THEN @until ELSE locked_until END,
                        failures     = CASE WHEN failures + 1 >= @limit THEN 0 ELSE failures + 1 END
                    WHERE id = @id
                    """,
                    new
                    {
                        id,
                        limit,
                        until = lockedUntil.ToUnixMicroseconds(),
                    }
                );
            },
            cancel
        );

    internal Task SucceededAsync(long id, string? newHash, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    "UPDATE member SET failures = 0, locked_until = NULL, password_hash = coalesce(@newHash, password_hash) WHERE id = @id",
                    new { id, newHash }
                );
            },
            cancel
        );

    private static void Insert(Microsoft.Data.Sqlite.SqliteTransaction tx, Member member, long now) =>
        tx.Execute(
            """
            INSERT INTO member (name, email, role, password_hash, stamp, made)
            VALUES (@Name, @Email, @role, @PasswordHash, @Stamp, @now)
            """,
            new
            {
                member.Name,
                member.Email,
                role = member.Role.ToString(),
                member.PasswordHash,
                member.Stamp,
                now,
            }
        );

    private sealed record Row(long Id, string Name, string Email, string Role, string PasswordHash, string Stamp)
    {
        internal Member ToMember() => new(Id, Name, Email, Enum.Parse<Role>(Role), PasswordHash, Stamp);
    }
}
