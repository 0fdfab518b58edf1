using Dapper;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Access;

/// <summary>The workspace and its members. Persons without a membership here are nobody to it.</summary>
internal sealed class MemberStore(Database database, TimeProvider time)
{
    /// <summary>The one workspace of this server.</summary>
    internal const long ThisWorkspace = 1;

    private const string Select = """
        SELECT p.id AS Id, p.name AS Name, p.email AS Email, m.role AS Role, m.customer AS Customer,
               p.password_hash AS PasswordHash
        FROM person p JOIN membership m ON m.person = p.id AND m.workspace = 1
        """;

    internal string? Workspace()
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<string>("SELECT name FROM workspace");
    }

    internal Member? ByEmail(string email)
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<MemberRow>($"{Select} WHERE p.email = @email", new { email })?.ToMember();
    }

    internal Member? ById(long id)
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<MemberRow>($"{Select} WHERE p.id = @id", new { id })?.ToMember();
    }

    internal static Member? ById(SqliteTransaction tx, long id) =>
        tx.First<MemberRow>($"{Select} WHERE p.id = @id", new { id })?.ToMember();

    internal int Admins()
    {
        using var connection = database.Read();
        return connection.ExecuteScalar<int>("SELECT count(*) FROM membership WHERE workspace = 1 AND role = 'Admin'");
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
        database.WriteAsync(
            tx =>
            {
                Insert(tx, member, time.GetUtcNow().ToUnixMicroseconds());
            },
            cancel
        );

    /// <summary>Adds the person with the membership and returns the person's number.</summary>
    internal static long Insert(SqliteTransaction tx, Member member, long now)
    {
        var id = tx.Scalar<long>(
            """
            INSERT INTO person (name, email, password_hash, made) VALUES (@Name, @Email, @PasswordHash, @now) RETURNING id
            """,
            new
            {
                member.Name,
                member.Email,
                member.PasswordHash,
                now,
            }
        );
        tx.Execute(
            "INSERT INTO membership (workspace, person, role, customer, made) VALUES (1, @id, @role, @Customer, @now)",
            new
            {
                id,
                role = member.Role.ToString(),
                member.Customer,
                now,
            }
        );
        return id;
    }

    private sealed record MemberRow(
        long Id,
        string Name,
        string Email,
        string Role,
        long? Customer,
        string PasswordHash
    )
    {
        internal Member ToMember() => new(Id, Name, Email, Enum.Parse<Role>(Role), Customer, PasswordHash);
    }
}
