using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>What one level would have come to.</summary>
/// <param name="Level">The level.</param>
/// <param name="Disposition">The most it would have come to.</param>
/// <param name="At">When it would first have come to that.</param>
/// <param name="AfterSeconds">The same, since the attack was detected.</param>
/// <param name="Mitigations">How many different mitigations.</param>
/// <param name="Reason">Why.</param>
public sealed record PreviewLevel(
    MitigationLevel Level,
    Disposition Disposition,
    DateTimeOffset At,
    double AfterSeconds,
    int Mitigations,
    string Reason
);
