using System.Collections.Immutable;
using Flowtriq.Core.Alerting;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Alerting.Telling;

/// <summary>What one look writes with the change that caused it: shown and acted on once it is committed.</summary>
/// <param name="Escalations">Those that moved on.</param>
/// <param name="Queued">How many things are new in the outbox.</param>
/// <param name="Events">What the timelines of incidents say.</param>
internal sealed record AlertChange(
    ImmutableArray<Escalation> Escalations,
    int Queued,
    ImmutableArray<(IncidentId Incident, IncidentEvent Event)> Events
)
{
    internal static AlertChange Nothing { get; } = new([], 0, []);
}
