namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Tells every browser that a mitigation changed.</summary>
public sealed record MitigationMessage(MitigationSummary Mitigation);
