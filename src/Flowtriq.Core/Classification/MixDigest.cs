using System.Collections.Immutable;
using System.Runtime.InteropServices;

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
    )
    {
        var merged = new Dictionary<TrafficBucket, (TrafficBucket Heaviest, double Packets)>();
        foreach (var bucket in buckets)
        {
            ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(
                merged,
                kind(bucket) with
                {
                    Packets = 0,
                },
                out var known
            );
            same = (
                known && same.Heaviest.Packets >= bucket.Packets ? same.Heaviest : bucket,
                same.Packets + bucket.Packets
            );
        }

        return [.. merged.Values.Select(static same => same.Heaviest with { Packets = same.Packets })];
    }

    private static HashSet<ushort> NotablePorts(ImmutableArray<TrafficBucket> buckets, Func<TrafficBucket, ushort> side)
    {
        var ports = new Dictionary<ushort, double>();
        var all = 0.0;
        foreach (var bucket in buckets)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(ports, side(bucket), out _) += bucket.Packets;
            all += bucket.Packets;
        }

        var notable = new HashSet<ushort>();
        foreach (var (port, packets) in ports)
        {
            if (ServicePorts.Of(port) != 0 || packets >= Notable * all)
                notable.Add(port);
        }

        return notable;
    }
}
