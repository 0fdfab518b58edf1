namespace Flowtriq.Core.Mitigation;

/// <summary>One step of a mitigation's life and what proves it.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="State">The state it moved to.</param>
/// <param name="Proof">"accepted by edge1", "residual 12.0 Mbps", "the router reset the session".</param>
/// <param name="By">The person, router, node or provider that said so; empty when it was this software.</param>
public sealed record MitigationEvidence(DateTimeOffset At, MitigationState State, string Proof, string By = "");
