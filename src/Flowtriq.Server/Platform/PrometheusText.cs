using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Flowtriq.Server.Platform;

/// <summary>Collects what this server's own meters measure and writes it in Prometheus' text format.</summary>
public sealed class PrometheusText : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, PrometheusFamily> families = new(StringComparer.Ordinal);

    public PrometheusText(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (
                !ReferenceEquals(instrument.Meter.Scope, meters)
                || !instrument.Meter.Name.StartsWith("Flowtriq.", StringComparison.Ordinal)
            )
                return;
            l.EnableMeasurementEvents(
                instrument,
                families.GetOrAdd(instrument.Name, static (_, i) => new PrometheusFamily(i), instrument)
            );
        };
        listener.SetMeasurementEventCallback<long>(static (_, value, tags, family) => Record(family, value, tags));
        listener.SetMeasurementEventCallback<int>(static (_, value, tags, family) => Record(family, value, tags));
        listener.SetMeasurementEventCallback<double>(static (_, value, tags, family) => Record(family, value, tags));
        listener.Start();
    }

    public string Write()
    {
        listener.RecordObservableInstruments();
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var family in families.Values.OrderBy(static f => f.Name, StringComparer.Ordinal))
            family.Write(writer);
        return writer.ToString();
    }

    public void Dispose() => listener.Dispose();

    private static void Record(object? family, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        ((PrometheusFamily)family!).Record(value, tags);
}
