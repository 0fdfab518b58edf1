namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>What a policy would have done over the last 30 days.</summary>
/// <param name="From">Incidents opened since then.</param>
/// <param name="Incidents">How many there were.</param>
/// <param name="Replayed">How many of them, the newest, were looked at: at most 2,000, in at most ten seconds.</param>
/// <param name="Levels">Incidents per level, in the policy's order.</param>
/// <param name="Announcements">New announcements above level 1.</param>
/// <param name="Refused">What the safety kernel would have refused, by rule.</param>
/// <param name="Items">Incidents in which anything would have been due, newest first, at most 500.</param>
/// <param name="Assumptions">What history cannot tell, and what was assumed instead.</param>
public sealed record PolicyPreview(
    DateTimeOffset From,
    int Incidents,
    int Replayed,
    IReadOnlyList<PreviewLevelTotal> Levels,
    int Announcements,
    IReadOnlyList<PreviewRefusalTotal> Refused,
    IReadOnlyList<PreviewIncident> Items,
    IReadOnlyList<string> Assumptions
);
