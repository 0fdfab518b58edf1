using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Speaker;

/// <summary>A router's adj-RIB-out and quarantine together, and the report on every route.</summary>
internal sealed class PeerOutbox
{
    public PeerOutbox() => Rib = new AdjRibOut(Quarantine);

    public Quarantine Quarantine { get; } = new();

    public AdjRibOut Rib { get; }

    /// <summary>Routes the router must not be sent, with why.</summary>
    public Dictionary<Nlri, string> Refused { get; private set; } = [];

    /// <summary>Replaces what the router should have.</summary>
    public void Want(PeerRoutes routes)
    {
        Rib.Want(routes.Wanted);
        Refused = routes.Refused;
    }

    /// <summary>Everything was sent: queues the routes that may be tried next if nothing was rejected for a while.</summary>
    public void Quiet(TimeSpan now)
    {
        foreach (var next in Quarantine.Quiet(now))
            Rib.Pend(next);
    }

    /// <summary>Tries rejected routes again.</summary>
    public void Release()
    {
        foreach (var route in Quarantine.Release())
            Rib.Pend(route);
    }

    /// <summary>Every route the router should have, and every one it must not be sent.</summary>
    public IReadOnlyList<RouteReport> Report(Negotiated? negotiated)
    {
        var report = new List<RouteReport>(Rib.Desired.Count + Refused.Count);
        foreach (var (route, path) in Rib.Desired)
        {
            var state = StateOf(route, path, negotiated);
            var reason = Quarantine.Condemned.GetValueOrDefault(route);
            report.Add(new RouteReport(route, state, path.Attributes, reason) { NextHops = path.NextHops });
        }
        foreach (var (route, reason) in Refused)
            report.Add(new RouteReport(route, RouteState.Refused, null, reason));
        return report;
    }

    private RouteState StateOf(Nlri route, RoutePath path, Negotiated? negotiated) =>
        Quarantine.Condemned.ContainsKey(route) ? RouteState.Quarantined
        : Quarantine.IsHeld(route) ? RouteState.Held
        : negotiated is null ? RouteState.Waiting
        : !negotiated.Families.Contains(route.Family) ? RouteState.NotNegotiated
        : Rib.Sent.TryGetValue(route, out var sent) && sent == path ? RouteState.Sent
        : RouteState.Pending;
}
