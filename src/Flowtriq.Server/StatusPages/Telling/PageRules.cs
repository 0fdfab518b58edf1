using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.StatusPages.Telling;

/// <summary>When a page begins to tell of an incident.</summary>
/// <param name="Delay">How long it lasts first: what is over sooner is never told.</param>
/// <param name="Threshold">The severity it needs.</param>
/// <param name="Components">What the page tells of.</param>
internal sealed record PageRules(TimeSpan Delay, Severity Threshold, IReadOnlyList<ComponentRule> Components)
{
    internal bool IsDue(IncidentFact incident, DateTimeOffset now) =>
        incident.State != IncidentState.Resolved && incident.Severity >= Threshold && now - incident.Detected >= Delay;

    /// <summary>Keys of the components that the incident touches, in the page's order.</summary>
    internal string[] TouchedBy(IncidentFact incident) =>
        [.. Components.Where(c => c.IsTouchedBy(incident)).Select(static c => c.Key)];
}
