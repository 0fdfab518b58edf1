using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>One step of a mitigation's life.</summary>
/// <param name="At">When.</param>
/// <param name="State">The state it moved to.</param>
/// <param name="Proof">What proves it: "accepted", "residual fell from 4.2 Gbps to 0.1 Gbps".</param>
/// <param name="By">The person, router, node or provider that said so; empty when it was this software.</param>
public sealed record MitigationStep(DateTimeOffset At, MitigationState State, string Proof, string By);
