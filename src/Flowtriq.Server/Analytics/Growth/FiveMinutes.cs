using Flowtriq.Core.Analytics;
using Flowtriq.Server.Pipeline.Measurements;

namespace Flowtriq.Server.Analytics.Growth;

/// <summary>Means of five minutes from what a store answers: finer steps are averaged, coarser ones stand for the steps they hold.</summary>
internal static class FiveMinutes
{
    internal static IEnumerable<double> Of(MeasuredSeries series)
    {
        const int Step = BilledRate.StepSeconds;
        var measured = series.T.Zip(series.Bps.Mean).Where(static point => point.Second is not null);
        return series.Step < Step
            ? measured
                .GroupBy(static point => point.First / Step)
                .Select(static group => group.Average(p => p.Second!.Value))
            : measured.SelectMany(point => Enumerable.Repeat(point.Second!.Value, series.Step / Step));
    }
}
