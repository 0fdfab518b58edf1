using Flowtriq.Core.Incidents;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Pipeline;

/// <summary>Which agent events were accepted, so that one delivered twice counts once.</summary>
internal static class AgentEvents
{
    /// <summary>Longer than any queue on a node can hold an event back.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>True the first time an identity is seen.</summary>
    internal static bool TryAccept(SqliteTransaction tx, NodeId node, EventIdentity identity, DateTimeOffset now) =>
        tx.Execute(
            """
            INSERT INTO agent_event (node, instance, sequence, received)
            VALUES (@node, @instance, @sequence, @now) ON CONFLICT DO NOTHING
            """,
            new
            {
                node = node.Value,
                instance = identity.Instance,
                sequence = unchecked((long)identity.Sequence),
                now = now.ToUnixMicroseconds(),
            }
        ) == 1;

    internal static void AddNotice(SqliteTransaction tx, NodeId node, NodeNotice notice) =>
        tx.Execute(
            "INSERT INTO node_notice (node, at, kind, text, config_version) VALUES (@node, @at, @kind, @text, @version)",
            new
            {
                node = node.Value,
                at = notice.At.ToUnixMicroseconds(),
                kind = notice.Kind,
                text = notice.Text,
                version = unchecked((long)notice.ConfigVersion),
            }
        );

    /// <summary>Forgets notices older than <see cref="Kept"/>.</summary>
    internal static void ForgetNotices(SqliteTransaction tx, DateTimeOffset now) =>
        tx.Execute("DELETE FROM node_notice WHERE at < @before", new { before = (now - Kept).ToUnixMicroseconds() });

    /// <summary>Forgets at most <paramref name="limit"/> identities older than <see cref="Kept"/>; returns how many.</summary>
    internal static int Forget(SqliteTransaction tx, DateTimeOffset now, int limit) =>
        tx.Execute(
            """
            DELETE FROM agent_event WHERE (node, instance, sequence) IN
                (SELECT node, instance, sequence FROM agent_event WHERE received < @before LIMIT @limit)
            """,
            new { before = (now - Kept).ToUnixMicroseconds(), limit }
        );
}
