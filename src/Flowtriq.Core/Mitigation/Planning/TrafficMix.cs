using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Planning;

/// <summary>What a target receives, split into the excess of the attack and its normal traffic.</summary>
/// <param name="Excess">The attack; empty when no sample is at hand.</param>
/// <param name="Normal">What the target received before; empty when nothing is known of it.</param>
public sealed record TrafficMix(ImmutableArray<TrafficBucket> Excess, ImmutableArray<TrafficBucket> Normal)
{
    /// <summary>Nothing known: the planner goes by the vectors alone.</summary>
    public static TrafficMix Unknown { get; } = new([], []);

    /// <summary>
    /// Splits samples from before the onset and from during the attack. Packets are compared by class (protocol, service
    /// port, fragment, flags), since the ports of single conversations never repeat; from each class the part that was
    /// there before is taken off.
    /// </summary>
    /// <param name="before">Packets before the onset, weighted by the inverse of their sampling probability.</param>
    /// <param name="secondsBefore">How long that sample lasted, seconds, above 0.</param>
    /// <param name="during">Packets since the onset.</param>
    /// <param name="secondsDuring">How long that sample lasted, seconds, above 0.</param>
    public static TrafficMix Split(
        IEnumerable<TrafficBucket> before,
        double secondsBefore,
        IEnumerable<TrafficBucket> during,
        double secondsDuring
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(secondsBefore);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(secondsDuring);
        var normal = PerSecond(before, secondsBefore);
        var all = PerSecond(during, secondsDuring);
        var usual = Classes(normal);
        var present = Classes(all);
        var excess = all.Select(bucket =>
            {
                var kind = Class(bucket);
                var kept = Math.Max(0, 1 - usual.GetValueOrDefault(kind) / present[kind]);
                return bucket with { Packets = bucket.Packets * kept };
            })
            .Where(bucket => bucket.Packets > 0);
        return new TrafficMix([.. excess], normal);
    }

    /// <summary>What a set of rules would match of each part, 0..1; null for a part that is unknown.</summary>
    public RulePrediction Predict(IReadOnlyCollection<FlowSpecMatch> rules) =>
        new(Share(Excess, rules), Share(Normal, rules));

    private static double? Share(ImmutableArray<TrafficBucket> buckets, IReadOnlyCollection<FlowSpecMatch> rules)
    {
        double total = 0;
        double matched = 0;
        foreach (var bucket in buckets)
        {
            total += bucket.Packets;
            if (rules.Any(bucket.Matches))
                matched += bucket.Packets;
        }
        return total > 0 ? Math.Min(1, matched / total) : null;
    }

    private static ImmutableArray<TrafficBucket> PerSecond(IEnumerable<TrafficBucket> packets, double seconds) =>
        [
            .. packets
                .GroupBy(bucket => bucket with { Packets = 0 })
                .Select(same => same.Key with { Packets = same.Sum(bucket => bucket.Packets) / seconds }),
        ];

    private static Dictionary<TrafficBucket, double> Classes(ImmutableArray<TrafficBucket> buckets) =>
        buckets.GroupBy(Class).ToDictionary(same => same.Key, same => same.Sum(bucket => bucket.Packets));

    private static TrafficBucket Class(TrafficBucket bucket) =>
        bucket with
        {
            SourcePort = Service(bucket.SourcePort),
            DestinationPort = Service(bucket.DestinationPort),
            Length = 0,
            Packets = 0,
        };

    private static ushort Service(ushort port) =>
        port < 1024 || AmplificationProtocols.Find(port, [], out _) >= 0 ? port : (ushort)0;
}
