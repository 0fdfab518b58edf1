namespace Flowtriq.Lab.Systems;

/// <summary>One step of a mitigation's life, with what proves it.</summary>
public sealed record MitigationStepView(DateTimeOffset At, string State, string Proof, string By);
