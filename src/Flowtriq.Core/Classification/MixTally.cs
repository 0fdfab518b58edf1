using System.Collections.Immutable;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Classification;

/// <summary>
/// Counts the packets of one attack by what a filter can tell apart, before the onset and since. Memory is bounded: at
/// 2,000 kinds, as when every packet has a port of its own, kinds that differ only in what says little are merged, see <see cref="MixDigest"/>.
/// </summary>
public sealed class MixTally
{
    private const int MostKinds = 2_000;

    private readonly Dictionary<TrafficBucket, double> _before = [];
    private readonly Dictionary<TrafficBucket, double> _during = [];

    /// <summary>Adds one sampled packet.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="weight">How many packets it stands for; the packet is left out unless this is a positive number.</param>
    /// <param name="before">True when it was sent before the onset.</param>
    public void Add(in PacketHeader header, double weight, bool before)
    {
        if (!(weight > 0) || !double.IsFinite(weight))
            return;
        var kinds = before ? _before : _during;
        var kind = TrafficBucket.Of(header, 0);
        var isNew = !kinds.ContainsKey(kind);
        if (isNew && kinds.Count == MostKinds)
            Merge(kinds);
        if (isNew && kinds.Count >= MostKinds)
            kind = kind with
            {
                SourcePort = ServicePorts.Of(kind.SourcePort),
                DestinationPort = ServicePorts.Of(kind.DestinationPort),
            };
        kinds[kind] = kinds.GetValueOrDefault(kind) + weight;
    }

    /// <summary>The excess and the normal part so far; unknown while no packet of the attack was added.</summary>
    /// <param name="beforeSeconds">Length of the window before the onset; 0 when there is none.</param>
    /// <param name="attackSeconds">Length of the window since the onset, above 0.</param>
    public TrafficMix Split(double beforeSeconds, double attackSeconds) =>
        _during.Count == 0
            ? TrafficMix.Unknown
            : TrafficMix.Split(
                beforeSeconds > 0 ? _before : [],
                beforeSeconds > 0 ? beforeSeconds : 1,
                _during,
                attackSeconds
            );

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _before.Clear();
        _during.Clear();
    }

    private static void Merge(Dictionary<TrafficBucket, double> kinds)
    {
        var buckets = ImmutableArray.CreateBuilder<TrafficBucket>(kinds.Count);
        foreach (var (kind, packets) in kinds)
            buckets.Add(kind with { Packets = packets });
        var merged = MixDigest.Of(buckets.MoveToImmutable(), MostKinds / 2);
        kinds.Clear();
        foreach (var bucket in merged)
            kinds[bucket with { Packets = 0 }] = bucket.Packets;
    }
}
