using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages.Telling;

/// <summary>
/// Decides what a page tells of an incident. A story begins once the incident has lasted and matters enough, touches more
/// components as the incident spreads, and goes on to its end even when it matters less. Between investigating and
/// mitigating it goes only forwards, so that a flapping measure is not told again and again.
/// </summary>
internal static class StoryTelling
{
    /// <summary>The first words about an incident; null while it is not to be told, or touches nothing on the page.</summary>
    internal static StoryMove? Begin(PageRules rules, IncidentFact incident, DateTimeOffset now)
    {
        if (!rules.IsDue(incident, now) || rules.TouchedBy(incident) is not { Length: > 0 } touched)
            return null;
        var phase = PhaseOf(incident);
        return new StoryMove(
            phase,
            ImpactOf(incident.Severity, phase),
            touched,
            Wording.Update(phase, cameBack: false)
        );
    }

    /// <summary>What an incident changes about its story; null when nothing, or when a person tells it.</summary>
    internal static StoryMove? GoOn(PageRules rules, StoryFact story, IncidentFact incident)
    {
        if (!story.Automatic)
            return null;
        var phase = Next(story.Phase, PhaseOf(incident));
        string[] touched = [.. story.Components.Union(rules.TouchedBy(incident), StringComparer.Ordinal)];
        var impact = ImpactOf(incident.Severity, phase);
        if (phase == story.Phase && impact == story.Impact && touched.Length == story.Components.Count)
            return null;
        var cameBack = story.Phase >= StoryPhase.Monitoring && phase < StoryPhase.Monitoring;
        return new StoryMove(phase, impact, touched, phase == story.Phase ? null : Wording.Update(phase, cameBack));
    }

    /// <summary>The state that components are in by an incident of this severity.</summary>
    internal static ComponentState ImpactOf(Severity severity, StoryPhase phase) =>
        phase switch
        {
            StoryPhase.Resolved => ComponentState.Operational,
            StoryPhase.Monitoring => ComponentState.Degraded,
            StoryPhase.Mitigating => severity == Severity.Critical ? ComponentState.Partial : ComponentState.Degraded,
            StoryPhase.Investigating => severity switch
            {
                Severity.Critical => ComponentState.Major,
                Severity.High => ComponentState.Partial,
                Severity.Medium or Severity.Low => ComponentState.Degraded,
            },
        };

    private static StoryPhase PhaseOf(IncidentFact incident) =>
        incident.State switch
        {
            IncidentState.Resolved => StoryPhase.Resolved,
            IncidentState.Subsiding => StoryPhase.Monitoring,
            IncidentState.Open or IncidentState.Acknowledged or IncidentState.Mitigating => incident.Mitigated
                ? StoryPhase.Mitigating
                : StoryPhase.Investigating,
        };

    private static StoryPhase Next(StoryPhase before, StoryPhase seen) =>
        before == StoryPhase.Mitigating && seen == StoryPhase.Investigating ? before : seen;
}
