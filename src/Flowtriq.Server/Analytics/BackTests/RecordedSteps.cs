using Flowtriq.Core.Analytics;
using Flowtriq.Server.Pipeline.Measurements;

namespace Flowtriq.Server.Analytics.BackTests;

/// <summary>What a store answers as steps of a back-test; gaps are left out.</summary>
internal static class RecordedSteps
{
    internal static List<BackTestStep> Of(MeasuredSeries series)
    {
        var steps = new List<BackTestStep>(series.T.Length);
        for (var i = 0; i < series.T.Length; i++)
        {
            if (series.Pps.Mean[i] is not null)
                steps.Add(new BackTestStep(Figures.At(series.T[i]), series.Step, At(series.Pps, i), At(series.Bps, i)));
        }

        return steps;
    }

    private static BackTestFigures At(MeasuredRate rate, int i) =>
        new(rate.Max[i] ?? 0, rate.P99[i] ?? 0, rate.Threshold[i] ?? 0);
}
