using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// Follows open attacks. An attack is above while its target's own detector is, or while an interface's of its direction is and the
/// target still carries a fifth of its worst excess; below for the resolve time, it is over.
/// </summary>
internal sealed class AttackFollower(
    DetectionOptions options,
    AttackBook book,
    TargetWatches targets,
    List<InterfaceWatch> watches
)
{
    private const int MostTop = 8;

    internal void Follow(TargetMeter meter, Moment now)
    {
        for (var index = book.Open.Count - 1; index >= 0; index--)
            Follow(book.Open[index], meter, now);
    }

    /// <summary>Names the busiest hosts inside the target.</summary>
    internal static void Describe(OpenAttack attack, TargetMeter meter)
    {
        if (attack.Target is not { } target)
            return;
        var top = new TargetRate[target.IsHost ? 1 : MostTop];
        attack.Top = top[..meter.Top(attack.Direction, attack.Reason.Metric, target, top)];
        if (!target.IsHost)
            attack.Hosts = Math.Max(
                attack.Hosts,
                Attribution.Carpet(meter, meter.Rate(target, attack.Direction), attack.Reason.Metric).Hosts
            );
    }

    private void Follow(OpenAttack attack, TargetMeter meter, Moment now)
    {
        attack.Measure(meter);
        var before = attack.State;
        if (now.Uptime < attack.AboveUntil || IsAbove(attack))
        {
            attack.State = DetectorState.Attack;
            attack.BelowSince = null;
        }
        else
        {
            attack.State = DetectorState.Subsiding;
            attack.BelowSince ??= now;
            if (now.Uptime - attack.BelowSince.Value.Uptime >= options.ResolveAfter)
            {
                book.Close(attack, Cause(attack), now);
                return;
            }
        }

        var due = now.Uptime - attack.ReportedAt >= options.UpdateEvery || attack.HasGrown(now);
        if (attack.State == before && !due)
            return;
        Describe(attack, meter);
        book.Report(AttackChangeKind.Updated, attack, now);
    }

    private bool IsAbove(OpenAttack attack)
    {
        if (attack.Target is not { } target)
            return attack.Watch is { Detector.State: DetectorState.Attack };
        return targets.Find(target, attack.Direction) is { Detector.State: DetectorState.Attack }
            || (AnyInterfaceAbove(attack.Direction) && attack.CarriesOn(attack.Reason.Metric));
    }

    private bool AnyInterfaceAbove(Direction direction)
    {
        foreach (var watch in watches)
        {
            if (watch.Watched.Direction == direction && watch.Detector.State == DetectorState.Attack)
                return true;
        }

        return false;
    }

    private static string Cause(OpenAttack attack) =>
        attack.Watch is { IsPresent: false } ? "interface vanished" : "subsided";
}
