using System.Collections.Concurrent;
using System.Security.Claims;

namespace Flowtriq.Server.Live;

/// <summary>The browsers connected now.</summary>
internal sealed class LiveConnections(LiveMetrics metrics)
{
    private readonly ConcurrentDictionary<string, LiveConnection> all = new(StringComparer.Ordinal);

    internal LiveConnection? Find(string id) => all.GetValueOrDefault(id);

    internal void Add(LiveConnection connection)
    {
        all[connection.Id] = connection;
        metrics.Connected(1);
    }

    internal void Remove(string id)
    {
        if (all.TryRemove(id, out _))
            metrics.Connected(-1);
    }

    /// <summary>The groups that have a member and whose names start so.</summary>
    internal IReadOnlySet<string> Groups(string prefix) =>
        all
            .Values.SelectMany(static c => c.Groups)
            .Where(group => group.StartsWith(prefix, StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);

    internal void SendToAll(LiveMessage message)
    {
        foreach (var connection in all.Values)
            Send(connection, message);
    }

    internal void SendTo(string group, LiveMessage message)
    {
        foreach (var connection in all.Values)
        {
            if (connection.IsIn(group))
                Send(connection, message);
        }
    }

    internal void CloseUnless(Func<ClaimsPrincipal, bool> mayStay)
    {
        foreach (var connection in all.Values.Where(connection => !mayStay(connection.User)))
            connection.Close();
    }

    private void Send(LiveConnection connection, LiveMessage message)
    {
        if (connection.Offer(message))
            metrics.Sent(message.Method);
        else
            metrics.Dropped(message.Method);
    }
}
