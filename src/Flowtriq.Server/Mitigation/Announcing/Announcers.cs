using System.Collections.Immutable;
using Flowtriq.Bgp.Speaker;

namespace Flowtriq.Server.Mitigation.Announcing;

/// <summary>
/// Every announcer that is configured, as one. Peers are unique over all of them. An announcer is told the whole set
/// before it is started, so that a restart leaves no gap; none is started before the first set is known.
/// </summary>
public sealed class Announcers : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<IRouteAnnouncer, Task> started = [];
    private readonly CancellationTokenSource stopping = new();
    private ImmutableArray<IRouteAnnouncer> members = [];
    private DesiredRoutes? desired;
    private bool left;

    /// <summary>Raised when a peer or the state of a route changed.</summary>
    public event Action? Changed;

    /// <summary>Every router of every announcer.</summary>
    public IReadOnlyList<AnnouncerPeer> Peers => [.. members.SelectMany(static member => member.Peers)];

    /// <summary>The set every router should have; null before the first.</summary>
    public DesiredRoutes? Desired => Volatile.Read(ref desired);

    /// <summary>Takes an announcer in; it is told what is wanted and started as soon as that is known.</summary>
    public void Add(IRouteAnnouncer announcer)
    {
        lock (gate)
        {
            members = members.Add(announcer);
            announcer.Changed += Tell;
            if (desired is not null && !left)
                Begin(announcer, desired);
        }
        Tell();
    }

    /// <summary>Lets an announcer go; whoever added it disposes it.</summary>
    public void Remove(IRouteAnnouncer announcer)
    {
        lock (gate)
        {
            members = members.Remove(announcer);
            announcer.Changed -= Tell;
            started.Remove(announcer);
        }
        Tell();
    }

    /// <summary>Makes this the set that every router should have; the first call opens the sessions. Returns at once.</summary>
    public void Announce(DesiredRoutes routes)
    {
        lock (gate)
        {
            desired = routes;
            if (left)
                return;
            foreach (var member in members)
                Begin(member, routes);
        }
        Tell();
    }

    /// <summary>Every route towards every router.</summary>
    public async Task<IReadOnlyList<AnnouncedRoute>> ReadBackAsync(CancellationToken cancel)
    {
        var read = await Task.WhenAll(members.Select(member => member.ReadBackAsync(cancel)));
        return [.. read.SelectMany(static routes => routes)];
    }

    /// <summary>Tries again what a router rejected; false when no announcer has it.</summary>
    public bool Release(string peer)
    {
        var owners = members.Where(member => member.Peers.Any(known => known.Name == peer)).ToArray();
        foreach (var owner in owners)
            owner.Release(peer);
        return owners.Length > 0;
    }

    /// <summary>Leaves every router without a word: routers that restart gracefully keep their routes until we are back.</summary>
    public async Task LeaveAsync()
    {
        ImmutableArray<IRouteAnnouncer> leaving;
        lock (gate)
        {
            if (left)
                return;
            left = true;
            leaving = members;
        }
        await stopping.CancelAsync();
        await Task.WhenAll(leaving.Select(static member => member.DisposeAsync().AsTask()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        stopping.Dispose();
    }

    private void Begin(IRouteAnnouncer member, DesiredRoutes routes)
    {
        member.Announce(routes);
        if (!started.ContainsKey(member))
            started[member] = member.StartAsync(stopping.Token);
    }

    private void Tell() => Changed?.Invoke();
}
