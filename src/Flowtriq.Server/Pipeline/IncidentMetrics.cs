using System.Diagnostics.Metrics;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Pipeline;

/// <summary>Counters of the incident pipeline.</summary>
internal sealed class IncidentMetrics(ServerMeter meter)
{
    private readonly Counter<long> duplicates = meter.Value.CreateCounter<long>(
        "flowtriq_server_duplicate_events_total",
        description: "Agent events delivered again after they were stored."
    );

    private readonly Counter<long> events = meter.Value.CreateCounter<long>(
        "flowtriq_server_incident_events_total",
        description: "Things that happened to incidents, by kind."
    );

    private readonly Histogram<double> detection = meter.Value.CreateHistogram<double>(
        "flowtriq_server_detection_seconds",
        unit: "s",
        description: "From the estimated onset of an attack to the node's decision."
    );

    internal void Duplicate() => duplicates.Add(1);

    internal void Happened(IEnumerable<IncidentEvent> committed)
    {
        foreach (var e in committed)
        {
            events.Add(1, new KeyValuePair<string, object?>("kind", e.Kind()));
            if (e is IncidentEvent.Opened opened)
                detection.Record((opened.Observation.Detected - opened.Observation.Onset).TotalSeconds);
        }
    }
}
