using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Analytics;

/// <summary>
/// Runs recorded measurements of one direction of an interface past thresholds. A step alarms when its highest one-second rate
/// is above the threshold; steps closer together than the time to resolve and the cooldown are one alarm. It cannot see what was
/// not recorded: bursts shorter than a second, targets, and how a baseline would have been learnt under other settings.
/// </summary>
public static class BackTest
{
    /// <summary>The alarms under these settings.</summary>
    /// <param name="steps">What was recorded, oldest first.</param>
    /// <param name="options">The settings; thresholds of <see cref="DetectionOptions.Interfaces"/> win over what was learnt.</param>
    /// <param name="capacityBps">Capacity of the link; 0 when unknown.</param>
    public static IReadOnlyList<BackTestAlarm> Under(
        IEnumerable<BackTestStep> steps,
        DetectionOptions options,
        double capacityBps
    )
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(options);
        var packets = new BackTestLimit(Metric.Packets, options, capacityBps);
        var bits = new BackTestLimit(Metric.Bits, options, capacityBps);
        return Run(steps, options, step => (packets.At(step, step.Packets), bits.At(step, step.Bits)));
    }

    /// <summary>The alarms under the thresholds that were in force at the time.</summary>
    public static IReadOnlyList<BackTestAlarm> AsRecorded(IEnumerable<BackTestStep> steps, DetectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(options);
        return Run(
            steps,
            options,
            static step => (Recorded(Metric.Packets, step.Packets), Recorded(Metric.Bits, step.Bits))
        );
    }

    private static List<BackTestAlarm> Run(
        IEnumerable<BackTestStep> steps,
        DetectionOptions options,
        Func<BackTestStep, (Threshold Packets, Threshold Bits)> limits
    )
    {
        var quiet = options.ResolveAfter + options.Cooldown;
        var alarms = new List<BackTestAlarm>();
        foreach (var step in steps)
        {
            var (packets, bits) = limits(step);
            var byPackets = step.Packets.Highest / packets.Effective;
            var byBits = step.Bits.Highest / bits.Effective;
            if (!(byPackets > 1 || byBits > 1))
                continue;
            var end = step.At.AddSeconds(step.Seconds);
            if (alarms.Count > 0 && step.At - alarms[^1].To < quiet)
                alarms[^1] = Longer(alarms[^1], step, end);
            else if (byPackets >= byBits)
                alarms.Add(new(step.At, end, Metric.Packets, packets.Bound, packets.Effective, step.Packets.Highest));
            else
                alarms.Add(new(step.At, end, Metric.Bits, bits.Bound, bits.Effective, step.Bits.Highest));
        }

        return alarms;
    }

    private static BackTestAlarm Longer(BackTestAlarm alarm, in BackTestStep step, DateTimeOffset end) =>
        alarm with
        {
            To = end,
            Highest = Math.Max(
                alarm.Highest,
                alarm.Metric == Metric.Packets ? step.Packets.Highest : step.Bits.Highest
            ),
        };

    private static Threshold Recorded(Metric metric, in BackTestFigures figures) =>
        figures.Threshold > 0
            ? Threshold.Unknown(metric) with
            {
                Static = figures.Threshold,
            }
            : Threshold.Unknown(metric);
}
