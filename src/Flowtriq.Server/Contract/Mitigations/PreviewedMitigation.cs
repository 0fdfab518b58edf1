namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>One mitigation that a request would start.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Texts">In router syntax.</param>
/// <param name="Admitted">True when the safety kernel would let it pass, approvals that are still needed aside.</param>
/// <param name="Refusal">Why it would not; null when it would.</param>
/// <param name="Prediction">What it is expected to match, in words; null when no sample is at hand.</param>
/// <param name="Against">The vector it is against; empty when a person wrote the rule.</param>
public sealed record PreviewedMitigation(
    string Action,
    RouterTexts Texts,
    bool Admitted,
    string? Refusal,
    string? Prediction,
    string Against
);
