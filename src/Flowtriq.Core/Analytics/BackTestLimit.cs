using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Analytics;

/// <summary>
/// The threshold of one metric under given settings, step after step: the recorded 99th percentile stands for the baseline, and
/// the reference of the hour of the week is learnt from it as a node does, from nothing at the first step.
/// </summary>
internal sealed class BackTestLimit(Metric metric, DetectionOptions options, double capacityBps)
{
    private readonly HourReference reference = new(options.Floor(metric) / options.ReferenceMultiplier);
    private readonly double capacity = Capacity(metric, options, capacityBps);

    internal Threshold At(in BackTestStep step, in BackTestFigures figures)
    {
        var usual = reference.At(step.At);
        var threshold = new Threshold(
            metric,
            figures.P99 > 0 ? options.Multiplier * figures.P99 : double.PositiveInfinity,
            usual > 0 ? options.ReferenceMultiplier * usual : double.PositiveInfinity,
            capacity,
            options.Floor(metric),
            options.Interfaces.For(metric),
            options.Multiplier,
            Baseline.Capacity
        );
        // What is above is not learnt.
        if (figures.P99 > 0 && figures.Highest <= threshold.Effective)
        {
            for (var second = 0; second < step.Seconds; second++)
                reference.Observe(step.At, figures.P99, young: false);
        }

        return threshold;
    }

    private static double Capacity(Metric metric, DetectionOptions options, double bitsPerSecond)
    {
        if (!(bitsPerSecond > 0))
            return double.PositiveInfinity;
        return options.CapacityShare
            * (metric == Metric.Bits ? bitsPerSecond : Threshold.PacketCapacity(bitsPerSecond));
    }
}
