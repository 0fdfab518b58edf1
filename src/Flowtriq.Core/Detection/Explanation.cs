using System.Globalization;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>Puts a decision into words and numbers, for interfaces and targets alike.</summary>
internal static class Explanation
{
    internal static DetectionReason Of(InterfaceWatch watch, DetectionOptions options)
    {
        var (detector, metric) = (watch.Detector, watch.Detector.Metric);
        var threshold = watch.Threshold(metric);
        var bound = threshold.Explain(threshold.Bound, options);
        var rate = detector.Window == 300 ? watch.Rates.Short : watch.Rates.Second;
        var where = $"{watch.Watched.Name} {(watch.Watched.Direction == Direction.Inbound ? "inbound" : "outbound")}";
        return Make(detector, threshold.Bound, where, Evidence.Value(rate, metric), threshold.Effective, bound);
    }

    internal static DetectionReason Of(TargetWatch watch, TargetLimits limits)
    {
        var (detector, metric) = (watch.Detector, watch.Detector.Metric);
        var threshold = limits.Of(watch.Rate, metric);
        var (bound, text) = limits.Explain(watch.Rate, metric);
        var rate = detector.Window == 300 ? watch.Rate.Short : watch.Rate.Second;
        var where = $"{(watch.Direction == Direction.Inbound ? "to" : "from")} {watch.Target}";
        return Make(
            detector,
            bound,
            where,
            Evidence.Value(rate, metric),
            threshold,
            $"{text} = {Text(metric, threshold)}"
        );
    }

    private static DetectionReason Make(
        Detector detector,
        Bound bound,
        string where,
        double value,
        double threshold,
        string boundText
    )
    {
        var times = (value / threshold).ToString("0.0", CultureInfo.InvariantCulture);
        var windows = detector.Windows == 1 ? "1 window" : $"{detector.Windows} windows";
        var text =
            $"{where}: {Text(detector.Metric, value)} over {detector.Window} ms, {times} × the threshold "
            + $"({boundText}); confirmed by {windows}";
        return new DetectionReason(
            detector.Metric,
            bound.Text(),
            value,
            threshold,
            detector.Window,
            detector.Windows,
            text
        );
    }

    private static string Text(Metric metric, double value) =>
        metric == Metric.Packets ? new PacketsPerSecond(value).ToString() : new BitsPerSecond(value).ToString();
}
