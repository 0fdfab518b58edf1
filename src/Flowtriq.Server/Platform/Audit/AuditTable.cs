using Dapper;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Platform.Audit;

/// <summary>The table of the log.</summary>
internal static class AuditTable
{
    private const string Columns = """
        SELECT number AS Number, at AS At, person AS Person, member AS Member, via AS Via, address AS Address,
               action AS Action, object AS Object, status AS Status, what AS What, before AS Before, after AS After,
               previous AS Previous, hash AS Hash
        FROM audit
        """;

    // instr instead of LIKE: what people type has no wildcards.
    private const string Where = """
        WHERE (@person = '' OR instr(lower(person), @person) > 0)
          AND (@action = '' OR instr(lower(action), @action) > 0 OR instr(lower(what), @action) > 0)
          AND (@thing = '' OR instr(lower(object), @thing) > 0)
          AND at >= @from AND at < @to
        """;

    /// <summary>Adds an entry behind the last one.</summary>
    internal static void Append(SqliteTransaction transaction, AuditEntry entry)
    {
        var last = transaction.First<Head>(
            "SELECT number AS Number, hash AS Hash FROM audit ORDER BY number DESC LIMIT 1"
        );
        var number = (last?.Number ?? 0) + 1;
        var previous = last?.Hash ?? AuditChain.Start;
        transaction.Execute(
            """
            INSERT INTO audit (number, at, person, member, via, address, action, object, status, what, before, after, previous, hash)
            VALUES (@number, @at, @Person, @Member, @Via, @Address, @Action, @Object, @Status, @What, @Before, @After, @previous, @hash)
            """,
            new
            {
                number,
                at = entry.At.ToUnixMicroseconds(),
                entry.Person,
                entry.Member,
                entry.Via,
                entry.Address,
                entry.Action,
                entry.Object,
                entry.Status,
                entry.What,
                entry.Before,
                entry.After,
                previous,
                hash = AuditChain.Hash(previous, number, entry),
            }
        );
    }

    /// <summary>Every row in order, one at a time.</summary>
    internal static IEnumerable<AuditRow> InOrder(SqliteConnection connection) =>
        connection.Query<Row>($"{Columns} ORDER BY number", buffered: false).Select(static row => row.Kept());

    /// <summary>How many were ever added, as the database counts by itself.</summary>
    internal static long EverAdded(SqliteConnection connection) =>
        connection.QueryFirstOrDefault<long>("SELECT seq FROM sqlite_sequence WHERE name = 'audit'");

    /// <summary>Those that match, newest first, and how many there are.</summary>
    internal static (int Total, List<AuditRow> Rows) Find(SqliteConnection connection, AuditFilter filter)
    {
        var parameters = new
        {
            person = filter.Person.ToLowerInvariant(),
            action = filter.Action.ToLowerInvariant(),
            thing = filter.Object.ToLowerInvariant(),
            from = filter.From?.ToUnixMicroseconds() ?? long.MinValue,
            to = filter.To?.ToUnixMicroseconds() ?? long.MaxValue,
            filter.Limit,
            filter.Offset,
        };
        var total = connection.ExecuteScalar<int>($"SELECT count(*) FROM audit {Where}", parameters);
        var rows = connection.Query<Row>(
            $"{Columns} {Where} ORDER BY number DESC LIMIT @Limit OFFSET @Offset",
            parameters
        );
        return (total, [.. rows.Select(static row => row.Kept())]);
    }

    private sealed record Head(long Number, string Hash);

    private sealed record Row(
        long Number,
        long At,
        string Person,
        string Member,
        string Via,
        string Address,
        string Action,
        string Object,
        long Status,
        string What,
        string? Before,
        string? After,
        string Previous,
        string Hash
    )
    {
        internal AuditRow Kept() =>
            new(
                Number,
                new AuditEntry(
                    UnixTime.FromUnixMicroseconds(At),
                    Person,
                    Member,
                    Via,
                    Address,
                    Action,
                    Object,
                    (int)Status,
                    What,
                    Before,
                    After
                ),
                Previous,
                Hash
            );
    }
}
