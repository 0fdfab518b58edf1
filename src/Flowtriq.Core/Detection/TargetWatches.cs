using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// The targets that have a detector: made when one comes near its threshold, dropped when quiet, at most 512. Kept in
/// order of prefix length, hosts first, so that what a host explains is known before its prefix is judged.
/// </summary>
internal sealed class TargetWatches(DetectionOptions options)
{
    private const int Most = 512;

    private readonly Dictionary<(IpPrefix Target, Direction Direction), TargetWatch> byKey = [];
    private readonly List<TargetWatch> ordered = [];
    private readonly TargetRate[] found = new TargetRate[256];

    internal TargetLimits Limits { get; } = new(options);

    internal List<TargetWatch> All => ordered;

    /// <summary>Suspicious targets that got no detector because there were too many.</summary>
    internal long Refused { get; private set; }

    internal TargetWatch? Find(IpPrefix target, Direction direction) => byKey.GetValueOrDefault((target, direction));

    /// <summary>Makes detectors for targets that came near their thresholds.</summary>
    internal void Discover(List<InterfaceWatch> watches, TargetMeter meter)
    {
        Limits.Update(watches, meter);
        var levels = Limits.Levels();
        if (levels == Never)
            return;
        Add(found.AsSpan(0, meter.Above(ofPrefixes: false, levels, found)));
        Add(found.AsSpan(0, meter.Above(ofPrefixes: true, levels, found)));
    }

    /// <summary>Drops the quiet ones.</summary>
    internal void Forget(TimeSpan uptime)
    {
        for (var index = ordered.Count - 1; index >= 0; index--)
        {
            if (!ordered[index].IsIdle(uptime))
                continue;
            byKey.Remove((ordered[index].Target, ordered[index].Direction));
            ordered.RemoveAt(index);
        }
    }

    private static TargetLevels Never { get; } =
        new(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);

    private void Add(ReadOnlySpan<TargetRate> rates)
    {
        foreach (ref readonly var rate in rates)
        {
            if (byKey.ContainsKey((rate.Target, rate.Direction)))
                continue;
            if (ordered.Count >= Most)
            {
                Refused++;
                continue;
            }

            var watch = new TargetWatch(rate.Target, rate.Direction, options);
            byKey.Add((rate.Target, rate.Direction), watch);
            var place = ordered.Count;
            while (place > 0 && Bits(ordered[place - 1].Target) < Bits(rate.Target))
                place--;
            ordered.Insert(place, watch);
        }
    }

    /// <summary>Free bits make both families comparable: a host has none.</summary>
    private static int Bits(in IpPrefix prefix) => 128 - (prefix.Address.Width - prefix.Length);
}
