using Dapper;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Access.Members;

/// <summary>Who belongs to the workspace and as what. It always has an admin.</summary>
internal sealed class Memberships(Database database)
{
    internal IReadOnlyList<MembershipRow> All()
    {
        using var connection = database.Read();
        return
        [
            .. connection.Query<MembershipRow>(
                """
                SELECT p.id AS Id, p.name AS Name, p.email AS Email, m.role AS Role, m.customer AS Customer, m.made AS Made,
                       coalesce((SELECT max(seen) FROM session s WHERE s.person = p.id), 0) AS Seen, p.locked_until AS LockedUntil,
                       p.totp_secret IS NOT NULL AS SecondFactor
                FROM person p JOIN membership m ON m.person = p.id AND m.workspace = 1
                ORDER BY p.name COLLATE NOCASE, p.id
                """
            ),
        ];
    }

    /// <summary>The change holds from the person's next request on.</summary>
    internal Task<MembershipOutcome> ChangeAsync(long person, Role role, long? customer, CancellationToken cancel) =>
        database.WriteAsync(tx => Change(tx, person, role, customer), cancel);

    internal static MembershipOutcome Change(SqliteTransaction tx, long person, Role role, long? customer)
    {
        if (role != Role.Admin && IsLastAdmin(tx, person))
            return MembershipOutcome.LastAdmin;
        var changed = tx.Execute(
            "UPDATE membership SET role = @role, customer = @customer WHERE workspace = 1 AND person = @person",
            new
            {
                person,
                role = role.ToString(),
                customer,
            }
        );
        return changed > 0 ? MembershipOutcome.Done : MembershipOutcome.Unknown;
    }

    /// <summary>Ends the membership; a person who belongs nowhere else is forgotten, sessions and all.</summary>
    internal Task<MembershipOutcome> RemoveAsync(long person, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                if (IsLastAdmin(tx, person))
                    return MembershipOutcome.LastAdmin;
                if (tx.Execute("DELETE FROM membership WHERE workspace = 1 AND person = @person", new { person }) == 0)
                    return MembershipOutcome.Unknown;
                tx.Execute(
                    "DELETE FROM person WHERE id = @person AND NOT EXISTS (SELECT 1 FROM membership WHERE person = @person)",
                    new { person }
                );
                return MembershipOutcome.Done;
            },
            cancel
        );

    private static bool IsLastAdmin(SqliteTransaction tx, long person) =>
        tx.Scalar<long>(
            """
            SELECT EXISTS (SELECT 1 FROM membership WHERE workspace = 1 AND role = 'Admin' AND person = @person)
               AND NOT EXISTS (SELECT 1 FROM membership WHERE workspace = 1 AND role = 'Admin' AND person <> @person)
            """,
            new { person }
        ) == 1;
}
