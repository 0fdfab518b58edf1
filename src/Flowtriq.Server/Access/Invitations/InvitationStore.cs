using Dapper;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Access.Invitations;

/// <summary>Open invitations. A second one for the same address replaces the first, whose link stops working.</summary>
internal sealed class InvitationStore(Database database, TimeProvider time)
{
    private const string Select = """
        SELECT number AS Number, email AS Email, role AS Role, customer AS Customer, made AS Made, by AS By,
               expires AS Expires
        FROM invitation
        """;

    /// <summary>Makes an invitation and the token of its link; null when a member has the address already.</summary>
    internal async Task<(Invitation Invitation, string Token)?> MakeAsync(
        string email,
        Role role,
        long? customer,
        TimeSpan life,
        string by,
        CancellationToken cancel
    )
    {
        var token = LinkToken.New();
        var made = await database.WriteAsync(
            tx =>
            {
                if (tx.Scalar<long>("SELECT count(*) FROM person WHERE email = @email", new { email }) > 0)
                    return null;
                var now = time.GetUtcNow();
                var number = tx.Scalar<long>(
                    """
                    INSERT OR REPLACE INTO invitation (workspace, email, role, customer, hash, made, by, expires)
                    VALUES (1, @email, @role, @customer, @hash, @now, @by, @expires)
                    RETURNING number
                    """,
                    new
                    {
                        email,
                        role = role.ToString(),
                        customer,
                        hash = LinkToken.Hash(token),
                        now = now.ToUnixMicroseconds(),
                        by,
                        expires = (now + life).ToUnixMicroseconds(),
                    }
                );
                return tx.First<Row>($"{Select} WHERE number = @number", new { number });
            },
            cancel
        );
        return made is null ? null : (made.ToInvitation(), token);
    }

    internal IReadOnlyList<Invitation> All()
    {
        using var connection = database.Read();
        return [.. connection.Query<Row>($"{Select} ORDER BY number DESC").Select(static row => row.ToInvitation())];
    }

    /// <summary>The invitation this token opens; null when it is none, or not any more.</summary>
    internal Invitation? Open(string token)
    {
        using var connection = database.Read();
        return connection
            .QueryFirstOrDefault<Row>(
                $"{Select} WHERE hash = @hash AND expires > @now",
                new { hash = LinkToken.Hash(token), now = time.GetUtcNow().ToUnixMicroseconds() }
            )
            ?.ToInvitation();
    }

    /// <summary>Makes the person a member and closes the invitation; null when it was closed before.</summary>
    internal Task<Member?> AcceptAsync(Invitation invitation, Member person, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
                Take(tx, invitation.Number)
                    ? MemberStore.ById(tx, MemberStore.Insert(tx, person, time.GetUtcNow().ToUnixMicroseconds()))
                    : null,
            cancel
        );

    internal Task<bool> WithdrawAsync(long number, CancellationToken cancel) =>
        database.WriteAsync(tx => Take(tx, number), cancel);

    private static bool Take(SqliteTransaction tx, long number) =>
        tx.Execute("DELETE FROM invitation WHERE number = @number", new { number }) > 0;

    private sealed record Row(
        long Number,
        string Email,
        string Role,
        long? Customer,
        long Made,
        string By,
        long Expires
    )
    {
        internal Invitation ToInvitation() =>
            new(
                Number,
                Email,
                Enum.Parse<Role>(Role),
                Customer,
                UnixTime.FromUnixMicroseconds(Made),
                By,
                UnixTime.FromUnixMicroseconds(Expires)
            );
    }
}
