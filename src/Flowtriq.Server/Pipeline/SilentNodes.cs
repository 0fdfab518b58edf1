using System.Globalization;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// Looks after incidents whose nodes say nothing any more. After a minute the timeline says so. After
/// <see cref="ServerOptions.StaleAfter"/> without a word from any node that still saw the attack the incident is closed as
/// stale: nobody knows whether it lasts. A node that comes back and still sees it reopens it.
/// </summary>
internal sealed class SilentNodes(
    IncidentPipeline pipeline,
    IncidentBoard board,
    LiveNodes live,
    NodeDirectory directory,
    ServerOptions options
)
{
    private const string Actor = "detector";
    private static readonly TimeSpan NotedAfter = TimeSpan.FromMinutes(1);

    internal async Task StepAsync(DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var incident in board.Active.Where(i => Silent(i, now).Count > 0).ToList())
        {
            await pipeline.ChangeAsync(
                (_, at) => board.Find(incident.Id) is { } current ? Change(current, at) : [],
                cancel
            );
        }
    }

    private IReadOnlyList<IncidentChange> Change(Incident incident, DateTimeOffset now)
    {
        var events = new List<IncidentEvent>();
        var silent = Silent(incident, now);
        foreach (var node in silent)
        {
            var note = Note(node);
            if (!incident.Notes.Any(n => n.By == Actor && n.Text == note))
                events.Add(new IncidentEvent.NoteAdded(now, Actor, note));
        }

        if (Seeing(incident).All(n => now - live.LastHeard(n) > options.StaleAfter))
            events.AddRange(incident.Expire(options.StaleAfter, now));
        return events.Count == 0 ? [] : [new IncidentChange(incident.With(events), events)];
    }

    private List<NodeId> Silent(Incident incident, DateTimeOffset now) =>
        [.. Seeing(incident).Where(n => now - live.LastHeard(n) > NotedAfter)];

    private static IEnumerable<NodeId> Seeing(Incident incident) =>
        incident.Observations.Where(static o => o.Active).Select(static o => o.Latest.Node).Distinct();

    private string Note(NodeId node)
    {
        var heard = live.LastHeard(node).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return $"{directory.Current.Find(node)?.Name ?? node.Value} is silent since {heard} UTC; its figures are from then.";
    }
}
