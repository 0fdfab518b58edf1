using System.Collections.Immutable;
using System.Runtime.InteropServices;

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
        return Split(Kinds(before), secondsBefore, Kinds(during), secondsDuring);
    }

    /// <summary>
    /// The same of packets that are summed up by kind already. An attack is split twice a second while it is young and may have
    /// 2,000 kinds: sums are kept in tables, since a list for each kind would be megabytes of garbage.
    /// </summary>
    internal static TrafficMix Split(
        Dictionary<TrafficBucket, double> before,
        double secondsBefore,
        Dictionary<TrafficBucket, double> during,
        double secondsDuring
    )
    {
        var normal = PerSecond(before, secondsBefore);
        var all = PerSecond(during, secondsDuring);
        var usual = Classes(normal);
        var present = Classes(all);
        var excess = ImmutableArray.CreateBuilder<TrafficBucket>(all.Length);
        foreach (var bucket in all)
        {
            var kind = Class(bucket);
            var kept = Math.Max(0, 1 - usual.GetValueOrDefault(kind) / present[kind]);
            if (bucket.Packets * kept > 0)
                excess.Add(bucket with { Packets = bucket.Packets * kept });
        }

        return new TrafficMix(excess.DrainToImmutable(), normal);
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

    private static Dictionary<TrafficBucket, double> Kinds(IEnumerable<TrafficBucket> packets)
    {
        var kinds = new Dictionary<TrafficBucket, double>();
        foreach (var bucket in packets)
            CollectionsMarshal.GetValueRefOrAddDefault(kinds, bucket with { Packets = 0 }, out _) += bucket.Packets;
        return kinds;
    }

    private static ImmutableArray<TrafficBucket> PerSecond(Dictionary<TrafficBucket, double> kinds, double seconds)
    {
        var buckets = ImmutableArray.CreateBuilder<TrafficBucket>(kinds.Count);
        foreach (var (kind, packets) in kinds)
            buckets.Add(kind with { Packets = packets / seconds });
        return buckets.MoveToImmutable();
    }

    private static Dictionary<TrafficBucket, double> Classes(ImmutableArray<TrafficBucket> buckets)
    {
        var classes = new Dictionary<TrafficBucket, double>();
        foreach (var bucket in buckets)
            CollectionsMarshal.GetValueRefOrAddDefault(classes, Class(bucket), out _) += bucket.Packets;
        return classes;
    }

    private static TrafficBucket Class(TrafficBucket bucket) =>
        bucket with
        {
            SourcePort = ServicePorts.Of(bucket.SourcePort),
            DestinationPort = ServicePorts.Of(bucket.DestinationPort),
            Length = 0,
            Packets = 0,
        };
}
