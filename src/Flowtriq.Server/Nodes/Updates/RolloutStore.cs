using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes.Updates;

/// <summary>The rollout on disk, and what nodes have said about it.</summary>
internal sealed class RolloutStore(Database database)
{
    private const string RolledBack = "update_rolled_back";

    internal Rollout? Read()
    {
        using var connection = database.Read();
        var row = connection.QueryFirstOrDefault<Row>(
            "SELECT version AS Version, percent AS Percent, pops AS Pops, node_groups AS Groups, state AS State, reason AS Reason, by AS By, at AS At FROM node_rollout"
        );
        return row is null
            ? null
            : new Rollout(
                row.Version,
                (int)row.Percent,
                row.Pops.Split(',', StringSplitOptions.RemoveEmptyEntries),
                row.Groups.Split(',', StringSplitOptions.RemoveEmptyEntries),
                Enum.Parse<RolloutState>(row.State),
                row.Reason,
                row.By,
                UnixTime.FromUnixMicroseconds(row.At)
            );
    }

    internal Task WriteAsync(Rollout rollout, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
                tx.Execute(
                    """
                    INSERT OR REPLACE INTO node_rollout (id, version, percent, pops, node_groups, state, reason, by, at)
                    VALUES (1, @Version, @Percent, @Pops, @Groups, @State, @Reason, @By, @At)
                    """,
                    new
                    {
                        rollout.Version,
                        rollout.Percent,
                        Pops = string.Join(',', rollout.Pops),
                        Groups = string.Join(',', rollout.Groups),
                        State = rollout.State.ToString(),
                        rollout.Reason,
                        rollout.By,
                        At = rollout.At.ToUnixMicroseconds(),
                    }
                ),
            cancel
        );

    /// <summary>By node, the last word about this rollout.</summary>
    internal IReadOnlyDictionary<NodeId, UpdateWord> Words(Rollout rollout)
    {
        using var connection = database.Read();
        var words = new Dictionary<NodeId, UpdateWord>();
        var rows = connection.Query<(string Node, string Kind, string Text)>(
            """
            SELECT node, kind, text FROM node_notice
            WHERE kind IN ('update_rolled_back', 'update_refused') AND at >= @since ORDER BY id
            """,
            new { since = rollout.At.ToUnixMicroseconds() }
        );
        foreach (var row in rows)
        {
            if (row.Kind != RolledBack || row.Text.StartsWith($"{rollout.Version}: ", StringComparison.Ordinal))
                words[new NodeId(row.Node)] = new UpdateWord(row.Kind == RolledBack, row.Text);
        }

        return words;
    }

    private sealed record Row(
        string Version,
        long Percent,
        string Pops,
        string Groups,
        string State,
        string Reason,
        string By,
        long At
    );
}
