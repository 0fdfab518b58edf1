using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>The running state behind an <see cref="Attack"/>; lives from its opening to the end of its cooldown.</summary>
internal sealed class OpenAttack
{
    private const double Growth = 1.5;
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(1.5);

    internal required Guid Id { get; init; }

    internal required Direction Direction { get; init; }

    /// <summary>Null while unattributed.</summary>
    internal IpPrefix? Target { get; set; }

    internal required string Interface { get; set; }

    /// <summary>The interface whose alarm holds it open; null when only the target's own detector does.</summary>
    internal InterfaceWatch? Watch { get; set; }

    internal required DetectionReason Reason { get; set; }

    internal required Moment Onset { get; init; }

    internal required Moment Detected { get; init; }

    internal Moment? BelowSince { get; set; }

    internal int Hosts { get; set; }

    internal TrafficRate Rate { get; private set; }

    internal TrafficRate Peak { get; private set; }

    internal TrafficRate Normal { get; set; }

    /// <summary>Packets and bits of the last 300 ms beyond normal.</summary>
    internal TrafficRate Excess { get; private set; }

    /// <summary>How it is answered, when it is an outbound one; anew each time it opens.</summary>
    internal Answers Answers { get; set; } = new();

    internal IReadOnlyList<TargetRate> Top { get; set; } = [];

    internal int Reopenings { get; set; }

    /// <summary>Closed by hand while still above: kept, so that it does not open again, but no longer reported.</summary>
    internal bool Muted { get; set; }

    /// <summary>Uptime until which it counts as above whatever the detectors say: they start anew with the agent.</summary>
    internal TimeSpan AboveUntil { get; init; }

    internal TimeSpan ReportedAt { get; set; }

    /// <summary>The rate that was last reported.</summary>
    internal TrafficRate ReportedRate { get; set; }

    internal TimeSpan ClosedAt { get; set; }

    internal DetectorState State { get; set; } = DetectorState.Attack;

    internal bool Covers(IpPrefix target, Direction direction) =>
        Direction == direction && Target is { } mine && mine.Contains(target);

    /// <summary>Takes this tick's rates.</summary>
    internal void Measure(TargetMeter meter)
    {
        if (Target is { } target)
        {
            var rate = meter.Rate(target, Direction);
            Take(rate.Short, rate.Second);
        }
        else if (Watch is { } watch)
        {
            Take(watch.Rates.Short, watch.Rates.Second);
        }
        else
        {
            Take(default, default);
        }
    }

    /// <summary>
    /// True while its first second still fills the window and the rate is half as much again as what was reported: what is
    /// done about an attack depends on how large it is said to be.
    /// </summary>
    internal bool HasGrown(Moment now) =>
        now.Uptime - Detected.Uptime <= Young
        && (
            Rate.Packets.Value >= Growth * ReportedRate.Packets.Value
            || Rate.Bits.Value >= Growth * ReportedRate.Bits.Value
        );

    internal void RestorePeak(TrafficRate peak) => Peak = peak;

    internal void ForgetPeak() => Peak = default;

    /// <summary>True while it still carries a fifth of its worst excess.</summary>
    internal bool CarriesOn(Metric metric)
    {
        var worst = Evidence.Value(Peak, metric) - Evidence.Value(Normal, metric);
        return Evidence.Value(Excess, metric) > Math.Max(0, worst / 5);
    }

    internal Attack Snapshot(string cause = "") =>
        new()
        {
            Id = Id,
            Interface = Interface,
            Direction = Direction,
            Target = Target,
            HostCount = Hosts,
            State = cause.Length > 0 ? DetectorState.Normal : State,
            Reason = Reason,
            Onset = Onset,
            Detected = Detected,
            Ended = cause.Length > 0 ? BelowSince : null,
            Rate = Rate,
            Peak = Peak,
            Normal = Normal,
            Estimated = Target is not null,
            TopTargets = Top,
            Reopenings = Reopenings,
            Cause = cause,
        };

    private void Take(in TrafficRate shortly, in TrafficRate second)
    {
        Rate = second;
        Excess = TrafficRate.Of(
            Math.Max(0, shortly.Packets.Value - Normal.Packets.Value),
            Math.Max(0, shortly.Bits.Value - Normal.Bits.Value)
        );
        Peak = TrafficRate.Of(
            Math.Max(Peak.Packets.Value, second.Packets.Value),
            Math.Max(Peak.Bits.Value, second.Bits.Value)
        );
    }
}
