using System.Text.Json;
using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Incidents;

/// <summary>Incidents on disk: a row to find each by, its snapshot, and its timeline.</summary>
internal sealed class IncidentStore(Database database, NodeDirectory directory)
{
    internal static IncidentId NextId(SqliteTransaction tx) =>
        new(tx.Scalar<long>("SELECT coalesce(max(number), 0) + 1 FROM incident"));

    /// <summary>Writes an incident with what just happened to it; returns the timeline's new rows.</summary>
    internal IReadOnlyList<TimelineRow> Write(
        SqliteTransaction tx,
        Incident? before,
        IncidentChange change,
        DateTimeOffset now
    )
    {
        var incident = change.Incident;
        tx.Execute(
            """
            INSERT INTO incident (number, state, severity, opened, touched, resolved, search, snapshot)
            VALUES (@number, @state, @severity, @opened, @touched, @resolved, @search, @snapshot)
            ON CONFLICT (number) DO UPDATE SET
                state = excluded.state, severity = excluded.severity, touched = excluded.touched,
                resolved = excluded.resolved, search = excluded.search, snapshot = excluded.snapshot
            """,
            new
            {
                number = incident.Id.Number,
                state = incident.State.ToString(),
                severity = incident.Rating.Severity.ToString(),
                opened = incident.Opened.ToUnixMicroseconds(),
                touched = now.ToUnixMicroseconds(),
                resolved = incident.Resolved?.ToUnixMicroseconds(),
                search = IncidentSearch.Text(incident, directory.Current),
                snapshot = JsonSerializer.Serialize(incident, IncidentJson.Default.Incident),
            }
        );
        foreach (var node in incident.Observations.Select(static o => o.Latest.Node).Distinct())
        {
            tx.Execute(
                "INSERT INTO incident_node (number, node, pop) VALUES (@number, @node, @pop) ON CONFLICT DO NOTHING",
                new
                {
                    number = incident.Id.Number,
                    node = node.Value,
                    pop = directory.Current.Find(node)?.Pop ?? "",
                }
            );
        }

        return [.. Timeline.Of(before, change, directory.Current).Select(row => Append(tx, incident.Id, row))];
    }

    /// <summary>Incidents that may still change by themselves: unresolved, or touched since the given time.</summary>
    internal IReadOnlyList<Incident> Recent(DateTimeOffset since)
    {
        using var connection = database.Read();
        return
        [
            .. connection
                .Query<string>(
                    "SELECT snapshot FROM incident WHERE resolved IS NULL OR touched >= @since ORDER BY number",
                    new { since = since.ToUnixMicroseconds() }
                )
                .Select(Parse),
        ];
    }

    internal Incident? Find(IncidentId id)
    {
        using var connection = database.Read();
        var snapshot = connection.QueryFirstOrDefault<string>(
            "SELECT snapshot FROM incident WHERE number = @Number",
            id
        );
        return snapshot is null ? null : Parse(snapshot);
    }

    internal IReadOnlyList<TimelineRow> Events(IncidentId id)
    {
        using var connection = database.Read();
        return
        [
            .. connection.Query<TimelineRow>(
                """
                SELECT id AS Id, at AS At, kind AS Kind, actor AS Actor, text AS Text
                FROM incident_event WHERE number = @Number ORDER BY id
                """,
                id
            ),
        ];
    }

    /// <summary>The incidents that match, newest first, and how many there are without the limit.</summary>
    internal (int Total, IReadOnlyList<Incident> Items) List(IncidentFilter filter)
    {
        var where = IncidentFilterSql.Where(filter, out var parameters);
        using var connection = database.Read();
        if (filter.Owned is { } owned)
            connection.CreateFunction<string?, bool>(
                IncidentFilterSql.Owned,
                target => IpPrefix.TryParse(target, out var prefix) && owned(prefix)
            );
        var total = connection.ExecuteScalar<int>($"SELECT count(*) FROM incident i {where}", parameters);
        parameters.Add("limit", filter.Limit);
        parameters.Add("offset", filter.Offset);
        var rows = connection.Query<string>(
            $"SELECT snapshot FROM incident i {where} ORDER BY i.opened DESC, i.number DESC LIMIT @limit OFFSET @offset",
            parameters
        );
        return (total, [.. rows.Select(Parse)]);
    }

    private static TimelineRow Append(SqliteTransaction tx, IncidentId id, TimelineRow row) =>
        row with
        {
            Id = tx.Scalar<long>(
                """
                INSERT INTO incident_event (number, at, kind, actor, text)
                VALUES (@Number, @At, @Kind, @Actor, @Text) RETURNING id
                """,
                new
                {
                    id.Number,
                    row.At,
                    row.Kind,
                    row.Actor,
                    row.Text,
                }
            ),
        };

    private static Incident Parse(string snapshot) =>
        JsonSerializer.Deserialize(snapshot, IncidentJson.Default.Incident)
        ?? throw new InvalidOperationException("An incident's snapshot is empty.");
}
