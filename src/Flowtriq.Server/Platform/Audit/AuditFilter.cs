namespace Flowtriq.Server.Platform.Audit;

/// <summary>What is looked for in the log; an empty text matches everything.</summary>
/// <param name="Person">A part of the name.</param>
/// <param name="Action">A part of the action or of what changed.</param>
/// <param name="Object">A part of what it was done to.</param>
/// <param name="From">The first moment; null for the beginning.</param>
/// <param name="To">The moment after the last; null for now.</param>
/// <param name="Limit">Most rows.</param>
/// <param name="Offset">How many are left out before.</param>
internal sealed record AuditFilter(
    string Person,
    string Action,
    string Object,
    DateTimeOffset? From,
    DateTimeOffset? To,
    int Limit,
    int Offset
);
