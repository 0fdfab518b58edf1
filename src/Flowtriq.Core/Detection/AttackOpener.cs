using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// Turns alarms of interfaces and targets into attacks: an alarm that an open attack explains joins it, any other opens
/// one attack per victim. It looks at levels, not edges, so an alarm that outlives its attack opens another.
/// </summary>
internal sealed class AttackOpener(
    DetectionOptions options,
    AttackBook book,
    TargetWatches targets,
    List<InterfaceWatch> watches
)
{
    /// <summary>Time between two searches for further victims while an interface is above.</summary>
    private static readonly TimeSpan Search = TimeSpan.FromSeconds(1);

    /// <summary>Time after its opening during which the victim of an unattributed attack is searched every tick.</summary>
    private static readonly TimeSpan Eager = TimeSpan.FromSeconds(3);

    private readonly Dictionary<InterfaceWatch, (TimeSpan At, List<IpPrefix> Seen)> searches = [];

    /// <summary>A target's own detector is in Attack.</summary>
    internal void Consider(TargetWatch watch, TargetMeter meter, Moment now)
    {
        var (target, direction) = (watch.Target, watch.Direction);
        if (watch.Detector.State != DetectorState.Attack || book.Covering(target, direction) is not null)
            return;
        if (!IsCurrent(watch.Detector) || Replies.Is(book, meter, target, direction))
            return;

        var metric = watch.Detector.Metric;
        var named = new NamedTarget(watch.Rate, 1);
        if (!target.IsHost)
        {
            var explained = Evidence.Value(book.Explained(direction, target), metric);
            var excess = Attribution.Excess(watch.Rate, metric) - explained;
            if (excess <= 0)
                return;
            var dominant = Attribution.Dominant(meter, watch.Rate, metric, excess);
            if (dominant is { } host && book.Covering(host.Target, direction) is not null)
                return;
            named = dominant is { } one ? new NamedTarget(one, 1) : Attribution.Carpet(meter, watch.Rate, metric);
        }

        var carrier = Carrier(direction, metric);
        Raise(named, carrier, Explanation.Of(watch, targets.Limits), Onset(watch, carrier, meter, now), meter, now);
    }

    /// <summary>An interface's detector is in Attack.</summary>
    internal void Consider(InterfaceWatch watch, TargetMeter meter, Moment now)
    {
        // What follows captures variables; it is a method of its own so that a quiet tick makes no closure.
        if (watch.Detector.State == DetectorState.Attack)
            Attribute(watch, meter, now);
        else if (searches.Count > 0)
            searches.Remove(watch);
    }

    private void Attribute(InterfaceWatch watch, TargetMeter meter, Moment now)
    {
        if (Replies.Is(book, watches, watch) || (!IsCurrent(watch.Detector) && !searches.ContainsKey(watch)))
            return;

        var metric = watch.Detector.Metric;
        var direction = watch.Watched.Direction;
        var excess = Evidence.Value(watch.Excess, metric);
        var first = !searches.TryGetValue(watch, out var search);
        var unattributed = book.Unattributed(watch);
        var idle = unattributed is null && IsCurrent(watch.Detector) && !HasAttack(watch, excess);
        var eager = first || idle || (unattributed is not null && now.Uptime - unattributed.Detected.Uptime < Eager);
        if (!eager && now.Uptime - search.At < Search)
            return;

        var named = Attribution.Name(meter, direction, metric, excess);
        var fresh = named.FindAll(n =>
            book.Covering(n.Rate.Target, direction) is null && !Replies.Is(book, meter, n.Rate.Target, direction)
        );
        Join(watch, named, direction);
        if (first || idle || unattributed is not null)
            Raise(watch, fresh, unattributed, meter, now);
        else
            foreach (var victim in fresh.Where(n => search.Seen.Contains(n.Rate.Target)))
                Raise(victim, watch, Explanation.Of(watch, options), Onset(watch, now), meter, now);
        searches[watch] = (now.Uptime, [.. fresh.Select(n => n.Rate.Target)]);
    }

    /// <summary>False when only the memory of the one-second window keeps it above: that raises nothing new.</summary>
    private static bool IsCurrent(Detector detector) => detector.Fired || detector.IsHot;

    /// <summary>True when an open attack is held by this interface or explains half of what it carries beyond normal.</summary>
    private bool HasAttack(InterfaceWatch watch, double excess)
    {
        foreach (var attack in book.Open)
        {
            if (attack.Watch == watch && attack.State == DetectorState.Attack)
                return true;
        }

        var explained = book.Explained(watch.Watched.Direction, prefix: null);
        return Evidence.Value(explained, watch.Detector.Metric) >= excess / 2;
    }

    /// <summary>The open attacks on what the interface carries are held open by it as well.</summary>
    private void Join(InterfaceWatch watch, List<NamedTarget> named, Direction direction)
    {
        foreach (var victim in named)
        {
            if (book.Covering(victim.Rate.Target, direction) is not { Watch: null } attack)
                continue;
            attack.Watch = watch;
            attack.Interface = watch.Watched.Name;
        }
    }

    private void Raise(
        InterfaceWatch watch,
        List<NamedTarget> fresh,
        OpenAttack? unattributed,
        TargetMeter meter,
        Moment now
    )
    {
        var reason = Explanation.Of(watch, options);
        foreach (var victim in fresh)
        {
            if (unattributed is null)
            {
                Raise(victim, watch, reason, Onset(watch, now), meter, now);
                continue;
            }

            Attribute(unattributed, victim, meter, now);
            unattributed = null;
        }

        var excess = Evidence.Value(watch.Excess, reason.Metric);
        if (fresh.Count > 0 || unattributed is not null || HasAttack(watch, excess))
            return;
        var (name, direction) = (watch.Watched.Name, watch.Watched.Direction);
        var attack = book.Raise(
            new OpeningFacts(direction, name, watch, null, 0, watch.Normal, reason, Onset(watch, now)),
            now
        );
        Measure(attack, meter, now);
        book.Report(AttackChangeKind.Opened, attack, now);
    }

    private void Raise(
        NamedTarget named,
        InterfaceWatch? watch,
        DetectionReason reason,
        Moment onset,
        TargetMeter meter,
        Moment now
    )
    {
        var rate = named.Rate;
        if (
            book.Covering(rate.Target, rate.Direction) is not null
            || Replies.Is(book, meter, rate.Target, rate.Direction)
        )
            return;
        if (watch is not null && book.Unattributed(watch) is { } waiting)
        {
            Attribute(waiting, named, meter, now);
            return;
        }

        if (
            book.Neighbourhood(rate.Target, rate.Direction) is { } network
            && book.Widen(network, rate.Direction, now) is { } widened
        )
        {
            Attribute(
                widened,
                Attribution.Carpet(meter, meter.Rate(network, rate.Direction), reason.Metric),
                meter,
                now
            );
            return;
        }

        var name = watch?.Watched.Name ?? "";
        var held = watch is { Detector.State: DetectorState.Attack } ? watch : null;
        var attack = book.Raise(
            new OpeningFacts(rate.Direction, name, held, rate.Target, named.Hosts, rate.Normal, reason, onset),
            now
        );
        Measure(attack, meter, now);
        AttackFollower.Describe(attack, meter);
        book.Report(AttackChangeKind.Opened, attack, now);
    }

    /// <summary>What answers it in this tick already is judged in this tick.</summary>
    private void Measure(OpenAttack attack, TargetMeter meter, Moment now)
    {
        attack.Measure(meter);
        Replies.Note(attack, watches, meter, now);
    }

    /// <summary>Evidence names the target of an attack that is open.</summary>
    private void Attribute(OpenAttack attack, NamedTarget named, TargetMeter meter, Moment now)
    {
        attack.Target = named.Rate.Target;
        attack.Hosts = named.Hosts;
        attack.Normal = named.Rate.Normal;
        attack.ForgetPeak();
        attack.Measure(meter);
        AttackFollower.Describe(attack, meter);
        book.Report(AttackChangeKind.Updated, attack, now);
    }

    /// <summary>The interface of that direction that is furthest above its normal; null when none is watched.</summary>
    private InterfaceWatch? Carrier(Direction direction, Metric metric)
    {
        InterfaceWatch? carrier = null;
        var most = double.MinValue;
        foreach (var watch in watches)
        {
            var excess = Evidence.Value(watch.Excess, metric);
            if (watch.Watched.Direction != direction || excess <= most)
                continue;
            (carrier, most) = (watch, excess);
        }

        return carrier;
    }

    private static Moment Onset(InterfaceWatch watch, Moment now)
    {
        var metric = watch.Detector.Metric;
        var rates = new double[RateMeter.Depth];
        var seconds = new double[RateMeter.Depth];
        for (var back = 0; back < rates.Length; back++)
        {
            rates[back] = Evidence.Value(watch.Rates.Tick100(back), metric);
            seconds[back] = watch.Rates.Duration(back).TotalSeconds;
        }

        var baseline = watch.Baseline(metric);
        return Back(now, OnsetEstimate.Ago(rates, seconds, baseline.P50, baseline.P99));
    }

    private static Moment Onset(TargetWatch watch, InterfaceWatch? carrier, TargetMeter meter, Moment now)
    {
        if (carrier is { Detector.State: DetectorState.Attack })
            return Onset(carrier, now);
        var metric = watch.Detector.Metric;
        var rates = new double[10];
        var seconds = new double[10];
        for (var back = 0; back < rates.Length; back++)
        {
            rates[back] = Evidence.Value(meter.TickRate(watch.Target, watch.Direction, back), metric);
            seconds[back] = meter.TickSeconds(back);
        }

        var normal = Evidence.Value(watch.Rate.Normal, metric);
        return Back(now, OnsetEstimate.Ago(rates, seconds, normal, normal));
    }

    private static Moment Back(Moment now, TimeSpan ago) => new(now.Uptime - ago, now.Wall - ago);
}
