using Dapper;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Pipeline;

/// <summary>What operators of nodes should know: said by the agents, or noticed by the server about them.</summary>
public sealed class NodeNotices(Database database, TimeProvider time)
{
    /// <summary>The server says the same thing of a node once within this time.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>Keeps what an agent said, once.</summary>
    internal Task AcceptAsync(NodeId node, EventIdentity identity, NodeNotice notice, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                if (AgentEvents.TryAccept(tx, node, identity, time.GetUtcNow()))
                    AgentEvents.AddNotice(tx, node, notice);
            },
            cancel
        );

    /// <summary>Keeps what the server noticed, unless it said so a moment ago.</summary>
    internal Task AddAsync(NodeId node, string kind, string text, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                var now = time.GetUtcNow();
                var told = tx.Scalar<long>(
                    "SELECT count(*) FROM node_notice WHERE node = @node AND kind = @kind AND text = @text AND at > @since",
                    new
                    {
                        node = node.Value,
                        kind,
                        text,
                        since = (now - Pause).ToUnixMicroseconds(),
                    }
                );
                if (told == 0)
                    AgentEvents.AddNotice(tx, node, new NodeNotice(now, kind, text));
            },
            cancel
        );

    /// <summary>The latest that arrived, newest first.</summary>
    public IReadOnlyList<NodeNotice> Recent(NodeId node, int limit)
    {
        using var connection = database.Read();
        return
        [
            .. connection
                .Query<(long At, string Kind, string Text, long Version)>(
                    "SELECT at, kind, text, config_version FROM node_notice WHERE node = @node ORDER BY id DESC LIMIT @limit",
                    new { node = node.Value, limit }
                )
                .Select(static r => new NodeNotice(
                    UnixTime.FromUnixMicroseconds(r.At),
                    r.Kind,
                    r.Text,
                    (ulong)r.Version
                )),
        ];
    }

    /// <summary>Why the node last refused a version of its configuration; null when it did not.</summary>
    public string? RefusalOf(NodeId node, ulong version)
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<string>(
            """
            SELECT text FROM node_notice
            WHERE node = @node AND kind = @kind AND config_version = @version ORDER BY id DESC LIMIT 1
            """,
            new
            {
                node = node.Value,
                kind = NodeNotice.ConfigRefused,
                version = (long)version,
            }
        );
    }
}
