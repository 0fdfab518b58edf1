using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation.Safety;

namespace Flowtriq.Core.Mitigation.Replay;

/// <summary>What a policy would have done about one past incident.</summary>
/// <param name="Incident">The incident as it is kept.</param>
/// <param name="Levels">Levels that would have been due, in the policy's order.</param>
/// <param name="Announcements">New announcements above level 1 that the safety kernel would have admitted.</param>
/// <param name="Refused">What the safety kernel would have refused, one per mitigation and rule.</param>
public sealed record ReplayedIncident(
    Incident Incident,
    ImmutableArray<ReplayedLevel> Levels,
    int Announcements,
    ImmutableArray<Refusal> Refused
);
