namespace Flowtriq.Core.Mitigation.Replay;

/// <summary>What a policy would have done on one level.</summary>
/// <param name="Level">The level.</param>
/// <param name="Disposition">The most it would have come to.</param>
/// <param name="At">When it would first have come to that.</param>
/// <param name="Mitigations">How many different mitigations.</param>
/// <param name="Reason">Why, in the ladder's words.</param>
public sealed record ReplayedLevel(
    MitigationLevel Level,
    Disposition Disposition,
    DateTimeOffset At,
    int Mitigations,
    string Reason
);
