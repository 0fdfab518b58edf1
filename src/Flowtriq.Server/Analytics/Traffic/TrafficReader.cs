using Flowtriq.Core.Analytics;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;

namespace Flowtriq.Server.Analytics.Traffic;

/// <summary>Reads a range of traffic, its parts, and the range before it.</summary>
internal sealed class TrafficReader(IMeasurementStore store, NodeDirectory directory)
{
    /// <summary>As many as a chart has colours for.</summary>
    private const int MostParts = 8;

    internal async Task<TrafficAnalysis> ReadAsync(
        TrafficScope of,
        TrafficPart by,
        TimeRange range,
        CancellationToken cancel
    )
    {
        var whole = await store.ReadAsync(new SeriesQuery(of.Scope, range), cancel);
        var before = await store.ReadAsync(new SeriesQuery(of.Scope, range.Before()), cancel);
        var parts = of.PartOf(by) is { } part
            ? await store.ReadPartsAsync(new SeriesQuery(of.Scope, range), part, MostParts, cancel)
            : Dispositions(whole);
        var names = directory.Current;
        var shift = (long)(range.To - range.From).TotalSeconds;
        return new TrafficAnalysis(
            of.Text,
            of.Name,
            by,
            whole.Step,
            whole.T,
            [.. parts.Select(p => by == TrafficPart.Node ? names.Find(new(p.Key))?.Name ?? p.Key : p.Key)],
            [.. parts.Select(static p => p.Series.Pps.Mean)],
            [.. parts.Select(static p => p.Series.Bps.Mean)],
            Columns(whole, whole.Pps, before, before.Pps.Mean, shift),
            Columns(whole, whole.Bps, before, before.Bps.Mean, shift),
            FiguresOf(range, whole),
            FiguresOf(range.Before(), before)
        );
    }

    private static IReadOnlyList<MeasuredPart> Dispositions(MeasuredSeries whole) =>
        [
            new(
                "delivered",
                whole with
                {
                    Pps = Only(whole.Pps, delivered: true),
                    Bps = Only(whole.Bps, delivered: true),
                }
            ),
            new(
                "dropped",
                whole with
                {
                    Pps = Only(whole.Pps, delivered: false),
                    Bps = Only(whole.Bps, delivered: false),
                }
            ),
        ];

    /// <summary>Where drops are not measured, all that arrived counts as delivered.</summary>
    private static MeasuredRate Only(MeasuredRate rate, bool delivered) =>
        rate with
        {
            Mean = delivered ? [.. rate.Delivered.Select((value, i) => value ?? rate.Mean[i])] : rate.Dropped,
        };

    private static TrafficColumns Columns(
        MeasuredSeries whole,
        MeasuredRate rate,
        MeasuredSeries before,
        double?[] meansBefore,
        long shift
    ) =>
        new(
            rate.Mean,
            rate.Max,
            rate.Dropped,
            Shifted(whole, before, meansBefore, shift),
            rate.P50,
            rate.P99,
            rate.Threshold
        );

    /// <summary>A column of the range before under the times of this one; its steps may be longer, as it is older.</summary>
    private static double?[] Shifted(MeasuredSeries whole, MeasuredSeries before, double?[] column, long shift)
    {
        var shifted = new double?[whole.T.Length];
        if (before.T.Length == 0)
            return shifted;
        for (var i = 0; i < shifted.Length; i++)
        {
            var at = whole.T[i] - shift - before.T[0];
            if (at >= 0 && at / before.Step is var index && index < column.Length)
                shifted[i] = column[index];
        }

        return shifted;
    }

    private static TrafficFigures FiguresOf(TimeRange range, MeasuredSeries series)
    {
        var packets = Spread.Of(series.Pps.Mean.OfType<double>());
        var bits = Spread.Of(series.Bps.Mean.OfType<double>());
        var arrived = series.Pps.Mean.Sum() ?? 0;
        return new TrafficFigures(
            range.From,
            range.To,
            series.T.Length == 0 ? 0 : Math.Round((double)packets.Count / series.T.Length, 4),
            Figures.Round(packets.Mean),
            Figures.Round(bits.Mean),
            series.Pps.Max.Max(),
            series.Bps.Max.Max(),
            packets.P95,
            bits.P95,
            bits.Count == 0 ? null : Math.Round((series.Bps.Mean.Sum() ?? 0) * series.Step / 8),
            arrived > 0 ? Math.Round((series.Pps.Dropped.Sum() ?? 0) / arrived, 6) : null
        );
    }
}
