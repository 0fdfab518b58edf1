using System.Collections.Immutable;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Pipeline;

/// <summary>A change of incidents on its way: others have something to say on their timelines before it is stored.</summary>
internal static class IncidentChanges
{
    /// <summary>The change with further events, also of incidents it did not concern.</summary>
    /// <param name="changes">The change so far.</param>
    /// <param name="events">What the timelines of incidents say besides.</param>
    /// <param name="find">Incidents as they are stored.</param>
    internal static IReadOnlyList<IncidentChange> With(
        this IReadOnlyList<IncidentChange> changes,
        ImmutableArray<(IncidentId Incident, IncidentEvent Event)> events,
        Func<IncidentId, Incident?> find
    )
    {
        if (events.IsEmpty)
            return changes;
        var all = changes.ToList();
        foreach (var (id, happened) in events)
        {
            var at = all.FindIndex(change => change.Incident.Id == id);
            if (at >= 0)
                all[at] = new IncidentChange(all[at].Incident.With(happened), [.. all[at].Events, happened]);
            else if (find(id) is { } incident)
                all.Add(new IncidentChange(incident.With(happened), [happened]));
        }

        return all;
    }
}
