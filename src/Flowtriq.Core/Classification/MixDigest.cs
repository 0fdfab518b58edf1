using System.Collections.Immutable;

namespace Flowtriq.Core.Classification;

/// <summary>
/// Makes a sample small enough to be sent: buckets are merged step by step, those that say least first. A merged bucket
/// keeps the ports and the length of the heaviest one in it, so that a rule which matches most of it matches it; what is
/// still too much is left out by weight.
/// </summary>
internal static class MixDigest
{
    /// <summary>A port with this share of the packets is kept although it is no service.</summary>
    private const double Notable = 0.05;

    private const int LengthStep = 64;

    private static readonly Func<TrafficBucket, TrafficBucket>[] Steps =
    [
        static bucket => bucket with { Length = (ushort)(bucket.Length / LengthStep) },
        static bucket => bucket with { Length = 0 },
    ];

    internal static ImmutableArray<TrafficBucket> Of(ImmutableArray<TrafficBucket> buckets, int most)
    {
        if (buckets.Length <= most)
            return buckets;
        var sources = NotablePorts(buckets, static bucket => bucket.SourcePort);
        var destinations = NotablePorts(buckets, static bucket => bucket.DestinationPort);
        TrafficBucket WithoutStrayPorts(TrafficBucket bucket) =>
            bucket with
            {
                SourcePort = sources.Contains(bucket.SourcePort) ? bucket.SourcePort : (ushort)0,
                DestinationPort = destinations.Contains(bucket.DestinationPort) ? bucket.DestinationPort : (ushort)0,
            };
        var merged = Merge(buckets, WithoutStrayPorts);
        foreach (var step in Steps)
        {
            if (merged.Length > most)
                merged = Merge(merged, bucket => step(WithoutStrayPorts(bucket)));
        }
        return [.. merged.OrderByDescending(static bucket => bucket.Packets).Take(most)];
    }

    private static ImmutableArray<TrafficBucket> Merge(
        ImmutableArray<TrafficBucket> buckets,
        Func<TrafficBucket, TrafficBucket> kind
    ) =>
        [
            .. buckets
                .GroupBy(bucket => kind(bucket) with { Packets = 0 })
                .Select(static same =>
                    same.MaxBy(static bucket => bucket.Packets) with
                    {
                        Packets = same.Sum(static bucket => bucket.Packets),
                    }
                ),
        ];

    private static HashSet<ushort> NotablePorts(ImmutableArray<TrafficBucket> buckets, Func<TrafficBucket, ushort> side)
    {
        var all = buckets.Sum(static bucket => bucket.Packets);
        return
        [
            .. buckets
                .GroupBy(side)
                .Where(port =>
                    ServicePorts.Of(port.Key) != 0 || port.Sum(static bucket => bucket.Packets) >= Notable * all
                )
                .Select(static port => port.Key),
        ];
    }
}
