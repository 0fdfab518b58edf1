using System.Security.Claims;
using Dapper;
using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Access.Sessions;

/// <summary>
/// Who is signed in where. A cookie without a row here is worth nothing, so ending a session is deleting its row; a person
/// who is removed takes the rows along.
/// </summary>
internal sealed class SessionStore(Database database, MemberStore members, TimeProvider time)
{
    /// <summary>How long a session lives after it was last used.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromDays(14);

    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(1);

    /// <summary>Begins a session and returns the key for its cookie.</summary>
    internal async Task<string> BeginAsync(
        long person,
        string way,
        string address,
        string browser,
        CancellationToken cancel
    )
    {
        var key = LinkToken.New();
        await database.WriteAsync(
            tx =>
            {
                var now = time.GetUtcNow();
                tx.Execute("DELETE FROM session WHERE seen < @dead", new { dead = (now - Life).ToUnixMicroseconds() });
                tx.Execute(
                    """
                    INSERT INTO session (hash, person, way, address, browser, made, seen)
                    VALUES (@hash, @person, @way, @address, @browser, @now, @now)
                    """,
                    new
                    {
                        hash = LinkToken.Hash(key),
                        person,
                        way,
                        address,
                        browser,
                        now = now.ToUnixMicroseconds(),
                    }
                );
            },
            cancel
        );
        return key;
    }

    internal OpenSession? Find(string key)
    {
        using var connection = database.Read();
        var row = connection.QueryFirstOrDefault<Row>(
            "SELECT number AS Number, person AS Person, seen AS Seen FROM session WHERE hash = @hash AND seen >= @dead",
            new { hash = LinkToken.Hash(key), dead = (time.GetUtcNow() - Life).ToUnixMicroseconds() }
        );
        return row is not null && members.ById(row.Person) is { } member
            ? new OpenSession(row.Number, member, UnixTime.FromUnixMicroseconds(row.Seen))
            : null;
    }

    /// <summary>Whether the session of somebody who was let in holds and the role is the same; true for who came without one.</summary>
    internal bool StillHolds(ClaimsPrincipal user) =>
        user.FindFirstValue(MemberPrincipal.KeyClaim) is not { } key
        || (Find(key) is { } session && user.IsInRole(MemberPrincipal.RoleName(session.Member.Role)));

    /// <summary>Notes that the session is in use, once a minute at most.</summary>
    internal async Task SeenAsync(OpenSession session, string address, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (now - session.SeenAt < SeenStep)
            return;
        await database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    "UPDATE session SET seen = @now, address = @address WHERE number = @Number",
                    new
                    {
                        now = now.ToUnixMicroseconds(),
                        address,
                        session.Number,
                    }
                );
            },
            cancel
        );
    }

    /// <summary>Last used first.</summary>
    internal IReadOnlyList<SessionView> Of(long person, long? current)
    {
        using var connection = database.Read();
        return
        [
            .. connection
                .Query<ListRow>(
                    """
                    SELECT number AS Number, way AS Way, address AS Address, browser AS Browser, made AS Made, seen AS Seen
                    FROM session WHERE person = @person AND seen >= @dead ORDER BY seen DESC, number DESC
                    """,
                    new { person, dead = (time.GetUtcNow() - Life).ToUnixMicroseconds() }
                )
                .Select(row => row.ToView(current)),
        ];
    }

    /// <summary>Ends one session of the person; false when there is no such one.</summary>
    internal Task<bool> EndAsync(long person, long number, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
                tx.Execute("DELETE FROM session WHERE number = @number AND person = @person", new { number, person })
                > 0,
            cancel
        );

    /// <summary>Ends all sessions of the person but one, or all.</summary>
    internal Task EndOthersAsync(long person, long? except, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                EndOthers(tx, person, except);
            },
            cancel
        );

    /// <inheritdoc cref="EndOthersAsync"/>
    internal static int EndOthers(SqliteTransaction tx, long person, long? except) =>
        tx.Execute("DELETE FROM session WHERE person = @person AND number IS NOT @except", new { person, except });

    private sealed record Row(long Number, long Person, long Seen);

    private sealed record ListRow(long Number, string Way, string Address, string Browser, long Made, long Seen)
    {
        internal SessionView ToView(long? current) =>
            new(
                Number,
                Way,
                Address,
                Browser,
                UnixTime.FromUnixMicroseconds(Made),
                UnixTime.FromUnixMicroseconds(Seen),
                Number == current
            );
    }
}
