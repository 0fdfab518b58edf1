using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Flowtriq.Server.Platform;

/// <summary>One instrument's values by label, as Prometheus' text format 0.0.4 writes them.</summary>
internal sealed class PrometheusFamily(Instrument instrument)
{
    private static readonly double[] Buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly ConcurrentDictionary<string, Cell> cells = new(StringComparer.Ordinal);
    private readonly string kind = Kind(instrument);
    private readonly bool absolute =
        instrument.IsObservable || instrument.GetType().Name.StartsWith("Gauge", StringComparison.Ordinal);

    internal string Name => instrument.Name;

    internal void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var cell = cells.GetOrAdd(Labels(tags), static _ => new Cell(Buckets.Length));
        lock (cell)
        {
            cell.Value = absolute ? value : cell.Value + value;
            if (kind == "histogram")
                cell.Count(Buckets, value);
        }
    }

    internal void Write(TextWriter writer)
    {
        writer.Write($"# HELP {Name} {instrument.Description}\n# TYPE {Name} {kind}\n");
        foreach (var (labels, cell) in cells.OrderBy(static c => c.Key, StringComparer.Ordinal))
        {
            lock (cell)
                WriteCell(writer, labels, cell);
        }
    }

    private void WriteCell(TextWriter writer, string labels, Cell cell)
    {
        if (kind != "histogram")
        {
            writer.Write($"{Name}{Braces(labels)} {Number(cell.Value)}\n");
            return;
        }

        var lead = labels.Length == 0 ? "" : labels + ",";
        for (var i = 0; i < Buckets.Length; i++)
            writer.Write($"{Name}_bucket{{{lead}le=\"{Number(Buckets[i])}\"}} {cell.Below[i]}\n");
        writer.Write($"{Name}_bucket{{{lead}le=\"+Inf\"}} {cell.Total}\n");
        writer.Write($"{Name}_sum{Braces(labels)} {Number(cell.Value)}\n");
        writer.Write($"{Name}_count{Braces(labels)} {cell.Total}\n");
    }

    private static string Kind(Instrument instrument)
    {
        var type = instrument.GetType().Name;
        return type.StartsWith("Histogram", StringComparison.Ordinal) ? "histogram"
            : type.StartsWith("Counter", StringComparison.Ordinal)
            || type.StartsWith("ObservableCounter", StringComparison.Ordinal)
                ? "counter"
            : "gauge";
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
            return "";
        var parts = new string[tags.Length];
        for (var i = 0; i < tags.Length; i++)
            parts[i] = $"{tags[i].Key}=\"{Escape(tags[i].Value?.ToString() ?? "")}\"";
        return string.Join(',', parts);
    }

    private static string Escape(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Braces(string labels) => labels.Length == 0 ? "" : $"{{{labels}}}";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private sealed class Cell(int buckets)
    {
        internal double Value;
        internal long Total;
        internal readonly long[] Below = new long[buckets];

        internal void Count(double[] bounds, double value)
        {
            Total++;
            for (var i = 0; i < bounds.Length; i++)
                Below[i] += value <= bounds[i] ? 1 : 0;
        }
    }
}
