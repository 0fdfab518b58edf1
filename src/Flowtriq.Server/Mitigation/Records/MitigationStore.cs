using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>Mitigations on disk: a row to find each by, and its snapshot; and what the ladder remembers of targets.</summary>
internal sealed class MitigationStore(Database database)
{
    /// <summary>Writes an entry as it is now.</summary>
    /// <param name="tx">The transaction.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="customer">Who owns its target; null when nobody does.</param>
    /// <param name="wanted">False when nothing desires it any more: it is not read back.</param>
    internal static void Write(SqliteTransaction tx, MitigationEntry entry, string? customer, bool wanted)
    {
        var desired = entry.Record.Desired;
        tx.Execute(
            """
            INSERT INTO mitigation
                (number, level, state, disposition, incident, target, customer, created, ended, wanted, snapshot)
            VALUES
                (@number, @level, @state, @disposition, @incident, @target, @customer, @created, @ended, @wanted, @snapshot)
            ON CONFLICT (number) DO UPDATE SET
                state = excluded.state, disposition = excluded.disposition, incident = excluded.incident,
                customer = excluded.customer, ended = excluded.ended, wanted = excluded.wanted, snapshot = excluded.snapshot
            """,
            new
            {
                number = entry.Number,
                level = (int)desired.Level,
                state = entry.Record.State.ToString(),
                disposition = desired.Disposition.ToString(),
                incident = desired.Incident?.Number,
                target = desired.Target?.ToString() ?? "",
                customer = customer ?? "",
                created = entry.Created.ToUnixMicroseconds(),
                ended = entry.Ended?.ToUnixMicroseconds(),
                wanted,
                snapshot = JsonSerializer.Serialize(entry, StoredJson.Default.MitigationEntry),
            }
        );
    }

    internal static void Write(SqliteTransaction tx, LadderMemory memory) =>
        tx.Execute(
            """
            INSERT INTO ladder_memory (incident, touched, snapshot) VALUES (@incident, @touched, @snapshot)
            ON CONFLICT (incident) DO UPDATE SET touched = excluded.touched, snapshot = excluded.snapshot
            """,
            new
            {
                incident = memory.Incident,
                touched = memory.Touched.ToUnixMicroseconds(),
                snapshot = JsonSerializer.Serialize(memory, StoredJson.Default.LadderMemory),
            }
        );

    internal static void Forget(SqliteTransaction tx, long incident) =>
        tx.Execute("DELETE FROM ladder_memory WHERE incident = @incident", new { incident });

    /// <summary>What was wanted and remembered when the server stopped.</summary>
    internal MitigationBook Load(DateTimeOffset now)
    {
        using var connection = database.Read();
        var wanted = connection.Query<string>("SELECT snapshot FROM mitigation WHERE wanted = 1 ORDER BY number");
        var memories = connection.Query<string>("SELECT snapshot FROM ladder_memory");
        var announced = connection.Query<long>(
            "SELECT created FROM mitigation WHERE level > 1 AND created >= @since",
            new { since = (now - TimeSpan.FromMinutes(1)).ToUnixMicroseconds() }
        );
        return new MitigationBook
        {
            Wanted = wanted.Select(Entry).ToImmutableDictionary(static entry => entry.Key, StringComparer.Ordinal),
            Memories = memories.Select(Memory).ToImmutableDictionary(static memory => memory.Incident),
            Announced = [.. announced.Select(UnixTime.FromUnixMicroseconds)],
            LastNumber = connection.ExecuteScalar<long>("SELECT coalesce(max(number), 0) FROM mitigation"),
        };
    }

    internal MitigationEntry? Find(long number)
    {
        using var connection = database.Read();
        var snapshot = connection.QueryFirstOrDefault<string>(
            "SELECT snapshot FROM mitigation WHERE number = @number",
            new { number }
        );
        return snapshot is null ? null : Entry(snapshot);
    }

    /// <summary>The mitigations of an incident that were over after the given time, newest first.</summary>
    internal IReadOnlyList<MitigationEntry> Ended(long incident, DateTimeOffset since)
    {
        using var connection = database.Read();
        return
        [
            .. connection
                .Query<string>(
                    """
                    SELECT snapshot FROM mitigation
                    WHERE incident = @incident AND ended >= @since ORDER BY number DESC LIMIT 100
                    """,
                    new { incident, since = since.ToUnixMicroseconds() }
                )
                .Select(Entry),
        ];
    }

    /// <summary>The mitigations that match, newest first, and how many there are without the limit.</summary>
    internal (int Total, IReadOnlyList<MitigationEntry> Items) List(MitigationFilter filter)
    {
        var where = MitigationFilterSql.Where(filter, out var parameters);
        using var connection = database.Read();
        var total = connection.ExecuteScalar<int>($"SELECT count(*) FROM mitigation m {where}", parameters);
        parameters.Add("limit", filter.Limit);
        parameters.Add("offset", filter.Offset);
        var rows = connection.Query<string>(
            $"SELECT snapshot FROM mitigation m {where} ORDER BY m.number DESC LIMIT @limit OFFSET @offset",
            parameters
        );
        return (total, [.. rows.Select(Entry)]);
    }

    private static MitigationEntry Entry(string snapshot) =>
        JsonSerializer.Deserialize(snapshot, StoredJson.Default.MitigationEntry)
        ?? throw new InvalidOperationException("A mitigation's snapshot is empty.");

    private static LadderMemory Memory(string snapshot) =>
        JsonSerializer.Deserialize(snapshot, StoredJson.Default.LadderMemory)
        ?? throw new InvalidOperationException("A ladder's memory is empty.");
}
