using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes;

/// <summary>What the server sets on each node: stored first, then sent. A node that is away gets it with its welcome.</summary>
public sealed class NodeConfigs(Database database, NodeCommands commands, TimeProvider time) : IDisposable
{
    // One change at a time, so that a node never gets an older version after a newer one.
    private readonly SemaphoreSlim turn = new(1, 1);

    internal NodeConfigRow? Find(NodeId node)
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<NodeConfigRow>(
            "SELECT node AS Node, version AS Version, json AS Json, at AS At, by AS By FROM node_config WHERE node = @node",
            new { node = node.Value }
        );
    }

    /// <summary>Sets it; false when <paramref name="madeFrom"/> is not the version that is there.</summary>
    internal async Task<bool> SetAsync(NodeId node, string json, long? madeFrom, string by, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var before = Find(node)?.Version ?? 0;
            if (madeFrom is not null && madeFrom != before)
                return false;
            var row = new NodeConfigRow(node.Value, before + 1, json, time.GetUtcNow().ToUnixMicroseconds(), by);
            await database.WriteAsync(
                tx =>
                    tx.Execute(
                        """
                        INSERT INTO node_config (node, version, json, at, by) VALUES (@Node, @Version, @Json, @At, @By)
                        ON CONFLICT (node) DO UPDATE SET version = @Version, json = @Json, at = @At, by = @By
                        """,
                        row
                    ),
                cancel
            );
            commands.TryConfigure(node, row.ToMessage());
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
