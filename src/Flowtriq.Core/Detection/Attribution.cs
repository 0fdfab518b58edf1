using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// Names who carries the excess that an interface's counters show, in this order: up to four hosts that together hold
/// half of it (one attack each); the smallest prefix that holds 80 % of it over several hosts (a carpet); several
/// prefixes that hold half of it; up to eight hosts that hold a fifth. Else nobody: the sample says nothing.
/// </summary>
internal static class Attribution
{
    /// <summary>Share of the excess from which a target is a victim.</summary>
    private const double VictimShare = 0.1;

    /// <summary>Share that must be certain, at the lower confidence bound.</summary>
    private const double CertainShare = 0.05;

    private const double CarpetShare = 0.8;
    private const double MostOfIt = 0.5;
    private const double SomeOfIt = 0.2;
    private const int MostHosts = 4;
    private const int MostNamed = 8;
    private const int CarpetHosts = 3;

    /// <summary>Share of a carpet's excess that a host must carry to be counted as attacked.</summary>
    private const double CountedShare = 0.002;

    /// <summary>Names the victims of <paramref name="excess"/> (pps or bps), largest first.</summary>
    internal static List<NamedTarget> Name(TargetMeter meter, Direction direction, Metric metric, double excess)
    {
        var found = new TargetRate[32];
        var hosts = Victims(found.AsSpan(0, meter.Top(direction, metric, found)), metric, excess);
        var held = hosts.Sum(h => Excess(h, metric));
        if (hosts.Count is > 0 and <= MostHosts && held >= MostOfIt * excess)
            return [.. hosts.Select(h => new NamedTarget(h, 1))];

        var prefixes = Victims(found.AsSpan(0, meter.TopPrefixes(direction, metric, found)), metric, excess);
        var carpet = prefixes
            .Where(p => Excess(p, metric) >= CarpetShare * excess)
            .OrderBy(p => p.Target.Address.Width - p.Target.Length)
            .Select(p => Carpet(meter, p, metric))
            .FirstOrDefault(c => c.Hosts >= CarpetHosts);
        if (carpet.Hosts > 0)
            return [carpet];

        var several = Disjoint(prefixes)
            .Select(p => Carpet(meter, p, metric))
            .Where(c => c.Hosts >= CarpetHosts)
            .ToList();
        if (several.Count > 0 && several.Sum(c => Excess(c.Rate, metric)) >= MostOfIt * excess)
            return [.. several.Take(MostNamed)];
        return held >= SomeOfIt * excess ? [.. hosts.Take(MostNamed).Select(h => new NamedTarget(h, 1))] : [];
    }

    /// <summary>A prefix with the number of its hosts that carry the excess.</summary>
    internal static NamedTarget Carpet(TargetMeter meter, in TargetRate prefix, Metric metric)
    {
        var least = CountedShare * Excess(prefix, metric);
        return new NamedTarget(prefix, meter.CountHosts(prefix.Target, prefix.Direction, metric, least));
    }

    /// <summary>The host inside a prefix that carries at least half of its excess; null when none dominates.</summary>
    internal static TargetRate? Dominant(TargetMeter meter, in TargetRate prefix, Metric metric, double excess)
    {
        var first = new TargetRate[1];
        return
            meter.Top(prefix.Direction, metric, prefix.Target, first) > 0
            && Excess(first[0], metric) >= MostOfIt * excess
            ? first[0]
            : null;
    }

    internal static double Excess(in TargetRate rate, Metric metric) => Evidence.Value(rate.Excess, metric);

    private static List<TargetRate> Victims(ReadOnlySpan<TargetRate> rates, Metric metric, double excess)
    {
        List<TargetRate> victims = [];
        foreach (ref readonly var rate in rates)
        {
            var certain = Evidence.AtLeast(rate, metric).Short - Evidence.Value(rate.Normal, metric);
            if (Excess(rate, metric) >= VictimShare * excess && certain >= CertainShare * excess && excess > 0)
                victims.Add(rate);
        }

        victims.Sort((a, b) => Excess(b, metric).CompareTo(Excess(a, metric)));
        return victims;
    }

    /// <summary>The longest prefixes, none inside another.</summary>
    private static List<TargetRate> Disjoint(List<TargetRate> prefixes)
    {
        List<TargetRate> chosen = [];
        foreach (var prefix in prefixes.OrderByDescending(p => p.Target.Length))
        {
            if (!chosen.Exists(c => prefix.Target.Contains(c.Target)))
                chosen.Add(prefix);
        }

        return chosen;
    }
}
