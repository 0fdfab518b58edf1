using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Measurements;

namespace Flowtriq.Server.Metrics;

/// <summary>The points of time of an answer; puts rows onto them and leaves the others null.</summary>
internal sealed class SeriesGrid
{
    internal SeriesGrid(TimeRange range, int step)
    {
        Step = step;
        From = range.From.ToUnixTimeSeconds() / step * step;
        To = (range.To.ToUnixTimeSeconds() + step - 1) / step * step;
        Times = new long[Math.Max(1, (To - From) / step)];
        for (var i = 0; i < Times.Length; i++)
            Times[i] = From + (long)i * step;
    }

    internal int Step { get; }
    internal long From { get; }

    /// <summary>Exclusive.</summary>
    internal long To { get; }
    internal long[] Times { get; }

    internal Series Series(IReadOnlyList<SeriesRow> rows) =>
        new(
            Step,
            Times,
            Column(rows, static r => r.Pps),
            Column(rows, static r => r.Bps),
            Column(rows, static r => r.Dropped),
            Column(rows, static r => r.DroppedBps),
            Column(rows, static r => Math.Max(0, r.Pps - r.Dropped)),
            Column(rows, static r => Math.Max(0, r.Bps - r.DroppedBps)),
            Column(rows, static r => r.P50Pps),
            Column(rows, static r => r.P99Pps),
            Column(rows, static r => r.P50Bps),
            Column(rows, static r => r.P99Bps),
            Column(rows, static r => r.ThresholdPps),
            Column(rows, static r => r.ThresholdBps)
        );

    /// <summary>The same with the least and the most; without what is not measured of the kind.</summary>
    internal MeasuredSeries Measured(IReadOnlyList<SeriesRow> rows, SeriesKind kind)
    {
        var bits = kind.HasBits() ? rows : [];
        var drops = kind.HasDrops() ? rows : [];
        return new MeasuredSeries(
            Step,
            Times,
            new MeasuredRate(
                Column(rows, static r => r.PpsMin),
                Column(rows, static r => r.Pps),
                Column(rows, static r => r.PpsMax),
                Column(drops, static r => r.Dropped),
                Column(drops, static r => Math.Max(0, r.Pps - r.Dropped)),
                Column(rows, static r => r.P50Pps),
                Column(rows, static r => r.P99Pps),
                Column(rows, static r => r.ThresholdPps)
            ),
            new MeasuredRate(
                Column(bits, static r => r.BpsMin),
                Column(bits, static r => r.Bps),
                Column(bits, static r => r.BpsMax),
                Column(drops, static r => r.DroppedBps),
                Column(drops, static r => Math.Max(0, r.Bps - r.DroppedBps)),
                Column(bits, static r => r.P50Bps),
                Column(bits, static r => r.P99Bps),
                Column(bits, static r => r.ThresholdBps)
            )
        );
    }

    /// <summary>One column; several rows of one time add up.</summary>
    internal double?[] Column(IEnumerable<SeriesRow> rows, Func<SeriesRow, double?> value)
    {
        var column = new double?[Times.Length];
        foreach (var row in rows)
        {
            var index = (row.T - From) / Step;
            if (index >= 0 && index < column.Length && value(row) is { } known)
                column[index] = Math.Round((column[index] ?? 0) + known);
        }

        return column;
    }
}
