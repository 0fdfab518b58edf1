using System.Globalization;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>
/// An attack in figures, from what nodes measure: what arrives at them (counted before their own filters), what their
/// filters drop, and what is left. What routers and scrubbers drop never arrives, so nobody counts it.
/// </summary>
/// <param name="Total">The target's traffic as it arrives, normal traffic included.</param>
/// <param name="Arriving">The attack as it arrives, without normal traffic.</param>
/// <param name="Dropped">What nodes drop of it, as they count; null when no node that sees it filters.</param>
/// <param name="LinkShare">How full its busiest link is, 0 and up; null when no capacity is known.</param>
internal sealed record AttackMeasure(TrafficRate Total, TrafficRate Arriving, TrafficRate? Dropped, double? LinkShare)
{
    /// <summary>The attack that still passes.</summary>
    internal TrafficRate Residual => Without(Arriving, Dropped);

    /// <summary>The target's traffic that still passes.</summary>
    internal TrafficRate Delivered => Without(Total, Dropped);

    /// <summary>The share of the attack's bits that nodes drop, 0..1; null when no node that sees it filters.</summary>
    internal double? DroppedShare =>
        Dropped is not { } dropped ? null
        : Arriving.Bits.Value > 0 ? Math.Min(1, dropped.Bits.Value / Arriving.Bits.Value)
        : 0;

    internal static AttackMeasure Of(Incident incident, Surroundings around, DateTimeOffset now)
    {
        var total = incident.Rate;
        var active = incident.Observations.Where(static o => o.Active).ToList();
        return new AttackMeasure(
            total,
            Without(total, incident.Normal),
            incident.Target is { } target
                ? DroppedOn(active.Select(static o => o.Latest.Node).Distinct(), target, around)
                : null,
            active.Select(o => LinkShareOf(o, around, now)).Max()
        );
    }

    /// <summary>Impact on the links of the nodes that see the incident, in words.</summary>
    internal static string Backbone(Incident incident, Surroundings around, DateTimeOffset now)
    {
        var measured = false;
        string? worst = null;
        double most = 0.9;
        double lost = 0;
        foreach (var node in incident.Observations.Select(static o => o.Latest.Node).Distinct())
        {
            if (around.ReportOf(node) is not { } arrival || now - arrival.At > LiveNodes.SilentAfter)
                continue;
            foreach (var link in arrival.Report.Interfaces.Where(static i => i is { Up: true, CapacityBps: > 0 }))
            {
                measured = true;
                lost += (double)(link.Inbound?.Dropped ?? 0) + (link.Outbound?.Dropped ?? 0);
                var share = Math.Max(link.Inbound?.Bps ?? 0, link.Outbound?.Bps ?? 0) / link.CapacityBps;
                if (share <= most)
                    continue;
                most = share;
                worst = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{link.Name} on {around.Nodes.Find(node)?.Name ?? node.Value} is {share * 100:F0} % full"
                );
            }
        }

        if (!measured)
            return "not measured";
        var drops = lost > 0 ? $"{new PacketsPerSecond(lost)} lost on interfaces" : null;
        return worst is null && drops is null ? "none" : string.Join(", ", new[] { worst, drops }.OfType<string>());
    }

    private static TrafficRate? DroppedOn(IEnumerable<NodeId> nodes, Core.Packets.IpPrefix target, Surroundings around)
    {
        TrafficRate? dropped = null;
        foreach (var node in nodes)
        {
            if (around.Firewalls.GetValueOrDefault(node) is not { Available: true } firewall)
                continue;
            dropped ??= default(TrafficRate);
            foreach (var filter in firewall.Filters)
            {
                if (filter.Action.Target is { } filtered && FlowSpecEvaluation.Overlap(filtered, target))
                    dropped += filter.Dropped;
            }
        }

        return dropped;
    }

    // The report is newer than the observation; without one the observation has to do.
    private static double? LinkShareOf(IncidentObservation seen, Surroundings around, DateTimeOffset now)
    {
        var observation = seen.Latest;
        if (around.ReportOf(observation.Node) is { } arrival && now - arrival.At <= LiveNodes.SilentAfter)
        {
            var link = arrival.Report.Interfaces.FirstOrDefault(i => i.Name == observation.Interface);
            var side = observation.Direction == Direction.Inbound ? link?.Inbound : link?.Outbound;
            if (link is { CapacityBps: > 0 } && side is not null)
                return side.Bps / link.CapacityBps;
        }

        return seen.Capacity is { Value: > 0 } capacity ? observation.Rate.Bits.Value / capacity.Value : null;
    }

    private static TrafficRate Without(TrafficRate rate, TrafficRate? part) =>
        TrafficRate.Of(
            Math.Max(0, rate.Packets.Value - (part?.Packets.Value ?? 0)),
            Math.Max(0, rate.Bits.Value - (part?.Bits.Value ?? 0))
        );
}
