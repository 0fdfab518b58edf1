using System.Text;

namespace Flowtriq.Server.Metrics.ClickHouse;

/// <summary>Writes seconds, a block of rows an insert.</summary>
internal sealed class ClickHouseSamples(ClickHouseHttp http, ClickHouseProgress progress)
{
    private const int RowsAtOnce = 50_000;
    private const string Insert =
        $"INSERT INTO {ClickHouseTables.Second} ({ClickHouseTables.SecondColumns}) FORMAT TabSeparated";

    internal async Task WriteAsync(IReadOnlyList<Sample> samples, CancellationToken cancel)
    {
        for (var from = 0; from < samples.Count; from += RowsAtOnce)
        {
            var block = samples.Skip(from).Take(RowsAtOnce).ToList();
            var version = progress.NextVersion();
            var rows = new StringBuilder(block.Count * 100);
            foreach (var sample in block)
                Append(rows, sample, version);
            await http.InsertAsync(Insert, rows.ToString(), cancel);
            progress.Wrote(block.Select(static s => s.Second));
        }
    }

    private static void Append(StringBuilder rows, in Sample sample, long version)
    {
        var series = sample.Series;
        var bounds = sample.Bounds;
        Cell(rows, sample.Second / ClickHouseTables.Slot);
        Cell(rows, (long)series.Kind);
        rows.Append(ClickHouseText.Escape(series.Node)).Append('\t');
        rows.Append(ClickHouseText.Escape(series.Name)).Append('\t');
        Cell(rows, (long)series.Direction);
        Cell(rows, sample.Second);
        Cell(rows, sample.Pps);
        Cell(rows, sample.Bps);
        Cell(rows, sample.Dropped);
        Cell(rows, sample.DroppedBps);
        Cell(rows, bounds is null ? 0 : 1);
        Cell(rows, bounds?.P50Pps ?? 0);
        Cell(rows, bounds?.P99Pps ?? 0);
        Cell(rows, bounds?.ThresholdPps ?? 0);
        Cell(rows, bounds?.P50Bps ?? 0);
        Cell(rows, bounds?.P99Bps ?? 0);
        Cell(rows, bounds?.ThresholdBps ?? 0);
        rows.Append(version).Append('\n');
    }

    private static void Cell(StringBuilder rows, long value) => rows.Append(value).Append('\t');
}
