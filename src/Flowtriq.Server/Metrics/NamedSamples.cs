using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Direction = Flowtriq.Core.Traffic.Direction;
using Observation = Flowtriq.Core.Incidents.Observation;

namespace Flowtriq.Server.Metrics;

/// <summary>
/// Samples of what has a name: the busiest targets that a report lists, the customers they belong to now, and the vectors of the
/// attacks the node sees. Nodes list their ten busiest targets, so that a customer's figure is what is known to be its own.
/// </summary>
internal sealed class NamedSamples(TargetOwners owners, IncidentBoard board)
{
    /// <summary>Of a node's ingress, packets or bits: what is less is no series of its own.</summary>
    private const double LeastShare = 0.01;

    internal IEnumerable<Sample> Of(NodeId node, Report report, ReportTotals totals, long second)
    {
        var customers = new Dictionary<string, TrafficSum>(StringComparer.Ordinal);
        foreach (var target in report.TopTargets)
        {
            if (!IpPrefix.TryParse(target.Target, out var prefix))
                continue;
            var traffic = new TrafficSum(target.Pps, target.Bps);
            if (owners.NameOf(prefix) is { } customer)
                customers[customer] = customers.GetValueOrDefault(customer) + traffic;
            if (target.Pps >= totals.Pps * LeastShare || target.Bps >= totals.Bps * LeastShare)
                yield return Of(node, prefix.ToString(), Direction.Inbound, SeriesKind.Target, second, traffic);
        }

        foreach (var (customer, traffic) in customers)
            yield return Of(node, customer, Direction.Inbound, SeriesKind.Customer, second, traffic);
        foreach (var ((vector, direction), traffic) in Vectors(node))
            yield return Of(node, vector, direction, SeriesKind.Vector, second, traffic);
    }

    /// <summary>What each vector adds to the normal traffic of the node's targets, as far as is known of the moment.</summary>
    private Dictionary<(string Vector, Direction Direction), TrafficSum> Vectors(NodeId node)
    {
        var sums = new Dictionary<(string, Direction), TrafficSum>();
        foreach (var observation in board.Active.SelectMany(static i => i.Observations))
        {
            if (!observation.Active || observation.Latest.Node != node)
                continue;
            var seen = observation.Latest;
            var excess = Excess(seen);
            foreach (var vector in seen.Picture.Vectors)
            {
                var key = (vector.Name, seen.Direction);
                sums[key] =
                    sums.GetValueOrDefault(key)
                    + new TrafficSum(excess.Pps * vector.PacketShare, excess.Bps * vector.ByteShare);
            }
        }

        return sums;
    }

    private static TrafficSum Excess(Observation seen) =>
        new(
            Math.Max(0, seen.Rate.Packets.Value - seen.Normal.Packets.Value),
            Math.Max(0, seen.Rate.Bits.Value - seen.Normal.Bits.Value)
        );

    private static Sample Of(
        NodeId node,
        string name,
        Direction direction,
        SeriesKind kind,
        long second,
        TrafficSum traffic
    ) =>
        new(
            new SeriesKey(node.Value, name, direction, kind),
            second,
            Sample.Whole(traffic.Pps),
            Sample.Whole(traffic.Bps),
            0,
            0,
            null
        );
}
