using System.Collections.Concurrent;
using System.Security.Claims;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;

namespace Flowtriq.Server.Live;

/// <summary>
/// One browser tab. What it is sent waits in a short queue of its own, so that a slow one delays nobody: ticks it cannot
/// take are dropped, and when it falls behind on messages that must not be lost it is cut off; it reconnects and reads anew.
/// </summary>
internal sealed class LiveConnection(HubCallerContext context, bool watchOnly)
{
    private const int Capacity = 256;
    private const int TicksWaiting = 4;

    private readonly Channel<LiveMessage> queue = Channel.CreateBounded<LiveMessage>(
        new BoundedChannelOptions(Capacity) { SingleReader = true }
    );

    private readonly ConcurrentDictionary<string, bool> groups = new(StringComparer.Ordinal);

    internal string Id => context.ConnectionId;

    /// <summary>True for a wall link: it may see the overview and nothing else.</summary>
    internal bool WatchOnly => watchOnly;

    internal ClaimsPrincipal User => context.User ?? new ClaimsPrincipal();

    internal void Close() => context.Abort();

    internal void Join(string group) => groups[group] = true;

    internal void Leave(string group) => groups.TryRemove(group, out _);

    internal bool IsIn(string group) => groups.ContainsKey(group);

    internal IEnumerable<string> Groups => groups.Keys;

    /// <summary>False when the message was dropped.</summary>
    internal bool Offer(LiveMessage message)
    {
        if (message.Droppable && queue.Reader.Count >= TicksWaiting)
            return false;
        if (queue.Writer.TryWrite(message))
            return true;
        context.Abort();
        return false;
    }

    /// <summary>Sends what is offered, in order, until the connection ends.</summary>
    internal async Task PumpAsync(IHubContext<LiveHub> hub)
    {
        var client = hub.Clients.Client(Id);
        try
        {
            await foreach (var message in queue.Reader.ReadAllAsync(context.ConnectionAborted))
                await client.SendCoreAsync(message.Method, [message.Payload], context.ConnectionAborted);
        }
        catch (OperationCanceledException)
        {
            // The browser is gone; what waited for it is of no use.
        }
    }
}
