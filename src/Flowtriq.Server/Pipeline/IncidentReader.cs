using Flowtriq.Core.Incidents;
using Flowtriq.Server.Captures;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Incidents;
using Flowtriq.Server.Metrics;

namespace Flowtriq.Server.Pipeline;

/// <summary>All that is known of one incident: its state, its captures, and the traffic of the links it uses.</summary>
internal sealed class IncidentReader(
    IncidentBoard board,
    IncidentStore store,
    IncidentViews views,
    CaptureStore captures,
    SeriesReader series
)
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan After = TimeSpan.FromMinutes(1);

    internal Incident? Find(IncidentId id) => board.Find(id) ?? store.Find(id);

    internal IncidentDetail Detail(Incident incident) =>
        views.Detail(
            incident,
            [.. captures.OfObservations(incident.Observations.Select(static o => o.Latest.Id)).Select(CaptureView.Of)]
        );

    /// <summary>Its timeline, oldest first.</summary>
    internal IReadOnlyList<Contract.IncidentEvent> Events(Incident incident) =>
        [.. store.Events(incident.Id).Select(static e => e.View())];

    internal Task<Series> TrafficAsync(Incident incident, TimeRange range, CancellationToken cancel) =>
        series.LinksAsync(
            range,
            [
                .. incident
                    .Observations.Select(static o => o.Latest)
                    .Select(static o => new SeriesKey(
                        o.Node.Value,
                        o.Interface,
                        o.Direction,
                        o.Interface.Length == 0 ? SeriesKind.Edge : SeriesKind.Interface
                    ))
                    .Distinct(),
            ],
            cancel
        );

    /// <summary>From before the onset until after the end.</summary>
    internal static TimeRange SpanOf(Incident incident, DateTimeOffset now) =>
        new(incident.Onset - Before, incident.Resolved is { } end && end + After < now ? end + After : now);
}
