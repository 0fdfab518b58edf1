using System.Collections.Immutable;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Incidents;

/// <summary>
/// Sums rates over nodes without counting a packet twice. Traffic that enters at two nodes, or at two interfaces of
/// one node, adds up; two observations of the same interface, or one that names none, see the same packets, so the larger counts.
/// </summary>
internal static class CombinedRate
{
    internal static TrafficRate Now(ImmutableArray<IncidentObservation> observations) =>
        Sum(observations.Where(o => o.Active), o => o.Rate);

    internal static TrafficRate Normal(ImmutableArray<IncidentObservation> observations) =>
        Sum(observations, o => o.Normal);

    private static TrafficRate Sum(IEnumerable<IncidentObservation> observations, Func<Observation, TrafficRate> rate)
    {
        var total = default(TrafficRate);
        foreach (var node in observations.GroupBy(o => o.Latest.Node))
        {
            var named = default(TrafficRate);
            var unnamed = default(TrafficRate);
            foreach (var link in node.GroupBy(o => o.Latest.Interface, StringComparer.Ordinal))
            {
                var busiest = link.Aggregate(default(TrafficRate), (max, o) => Larger(max, rate(o.Latest)));
                if (link.Key.Length == 0)
                    unnamed = busiest;
                else
                    named += busiest;
            }

            total += Larger(named, unnamed);
        }

        return total;
    }

    /// <summary>The larger of each figure.</summary>
    internal static TrafficRate Larger(TrafficRate left, TrafficRate right) =>
        TrafficRate.Of(Math.Max(left.Packets.Value, right.Packets.Value), Math.Max(left.Bits.Value, right.Bits.Value));
}
