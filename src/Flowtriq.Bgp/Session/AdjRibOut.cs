using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Session;

/// <summary>
/// What one router should have, what it was sent, and the messages in between. Changes to one route while it waits
/// collapse into the last; withdrawals go first; routes with the same attributes share messages.
/// </summary>
internal sealed class AdjRibOut(Quarantine quarantine)
{
    // Header, two lengths, multiprotocol head with the longest next hop, and attributes leave this for routes.
    private const int Overhead = MessageHeader.Size + 4 + 9 + 32;
    private readonly Dictionary<Nlri, RoutePath> sent = [];
    private readonly Queue<Nlri> withdrawals = [];
    private readonly Dictionary<RoutePath, Queue<Nlri>> announcements = [];
    private readonly Queue<AddressFamily> endOfRib = [];
    private Dictionary<Nlri, RoutePath> desired = [];
    private ValueList<AddressFamily> families;

    /// <summary>Routes the router has been sent and not been told to forget.</summary>
    public IReadOnlyDictionary<Nlri, RoutePath> Sent => sent;

    /// <summary>Routes the router should have.</summary>
    public IReadOnlyDictionary<Nlri, RoutePath> Desired => desired;

    /// <summary>True when there is nothing left to send.</summary>
    public bool IsIdle => withdrawals.Count == 0 && announcements.Count == 0 && endOfRib.Count == 0;

    /// <summary>Replaces what the router should have.</summary>
    public void Want(Dictionary<Nlri, RoutePath> wanted)
    {
        var before = desired;
        desired = wanted;
        foreach (var (route, path) in before)
        {
            if (!wanted.TryGetValue(route, out var now))
            {
                quarantine.Forget(route);
                if (sent.ContainsKey(route))
                    withdrawals.Enqueue(route);
            }
            else if (now != path)
            {
                quarantine.Forget(route);
            }
        }
        foreach (var (route, path) in wanted)
        {
            if (!before.TryGetValue(route, out var old) || old != path)
                Pend(route);
        }
    }

    /// <summary>A new session: the router has nothing (or holds what it had until the end-of-RIB markers).</summary>
    public void Begin(ValueList<AddressFamily> agreed)
    {
        End();
        families = agreed;
        foreach (var route in desired.Keys)
            Pend(route);
        foreach (var family in agreed.Span)
            endOfRib.Enqueue(family);
    }

    /// <summary>The session is over: nothing counts as sent.</summary>
    public void End()
    {
        families = default;
        sent.Clear();
        withdrawals.Clear();
        announcements.Clear();
        endOfRib.Clear();
    }

    /// <summary>Sends a family again (RFC 2918 §4).</summary>
    public void Refresh(AddressFamily family)
    {
        foreach (var route in sent.Keys.Where(route => route.Family == family).ToArray())
        {
            sent.Remove(route);
            Pend(route);
        }
    }

    /// <summary>Queues a route if the router should have it and does not.</summary>
    public void Pend(Nlri route)
    {
        if (!families.Contains(route.Family) || !desired.TryGetValue(route, out var path))
            return;
        if (!announcements.TryGetValue(path, out var queue))
            announcements[path] = queue = [];
        queue.Enqueue(route);
    }

    /// <summary>The next message to send, or null when there is none.</summary>
    public UpdateMessage? Next(TimeSpan now) => NextWithdrawal() ?? NextAnnouncement(now) ?? NextEndOfRib();

    private UpdateMessage? NextWithdrawal()
    {
        var routes = new List<Nlri>();
        var room = MessageHeader.MaxMessage - Overhead;
        while (withdrawals.TryPeek(out var route))
        {
            // Wanted again in the meantime, or never sent.
            if (desired.ContainsKey(route) || !sent.ContainsKey(route))
            {
                withdrawals.Dequeue();
                continue;
            }
            room -= NlriCodec.Size(route);
            if (room < 0 || (routes.Count > 0 && routes[0].Family != route.Family))
                break;
            routes.Add(withdrawals.Dequeue());
            sent.Remove(route);
        }
        return routes.Count == 0 ? null : UpdateMessage.Withdraw(routes[0].Family, [.. routes]);
    }

    private UpdateMessage? NextAnnouncement(TimeSpan now)
    {
        while (announcements.Count > 0)
        {
            var (path, queue) = announcements.First();
            var routes = Fill(path, queue, now);
            if (queue.Count == 0)
                announcements.Remove(path);
            if (routes.Count > 0)
                return UpdateMessage.Announce(path.Family, path.Attributes, [.. routes], path.NextHops);
        }
        return null;
    }

    private List<Nlri> Fill(RoutePath path, Queue<Nlri> queue, TimeSpan now)
    {
        var routes = new List<Nlri>();
        var room = MessageHeader.MaxMessage - Overhead - path.AttributeBytes;
        while (queue.TryPeek(out var route))
        {
            var wanted = desired.TryGetValue(route, out var current) && current == path;
            var known = sent.TryGetValue(route, out var before) && before == path;
            if (!wanted || known || !quarantine.Allows(route))
            {
                queue.Dequeue();
                continue;
            }
            room -= NlriCodec.Size(route);
            if (room < 0)
                break;
            routes.Add(queue.Dequeue());
            sent[route] = path;
            quarantine.Sent(route, now);
        }
        return routes;
    }

    private UpdateMessage? NextEndOfRib() =>
        endOfRib.TryDequeue(out var family) ? UpdateMessage.EndOfRib(family) : null;
}
