using System.Collections.Immutable;

namespace Flowtriq.Core.Classification;

/// <summary>What a target receives, split into the excess of the attack and its normal traffic.</summary>
/// <param name="Excess">The attack; empty when no sample is at hand.</param>
/// <param name="Normal">What the target received before; empty when nothing is known of it.</param>
public sealed record TrafficMix(ImmutableArray<TrafficBucket> Excess, ImmutableArray<TrafficBucket> Normal)
{
    /// <summary>Nothing known: a planner goes by the vectors alone.</summary>
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

    /// <summary>The same mix in at most so many buckets a part; see <see cref="MixDigest"/>.</summary>
    public TrafficMix Digest(int mostExcess, int mostNormal) =>
        new(MixDigest.Of(Excess, mostExcess), MixDigest.Of(Normal, mostNormal));

    /// <inheritdoc/>
    public bool Equals(TrafficMix? other) =>
        other is not null
        && Excess.AsSpan().SequenceEqual(other.Excess.AsSpan())
        && Normal.AsSpan().SequenceEqual(other.Normal.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Excess.Length, Normal.Length);

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
            SourcePort = ServicePorts.Of(bucket.SourcePort),
            DestinationPort = ServicePorts.Of(bucket.DestinationPort),
            Length = 0,
            Packets = 0,
        };
}
