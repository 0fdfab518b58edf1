namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Mitigations that match, newest first, and how many there are without the limit.</summary>
public sealed record MitigationPage(int Total, IReadOnlyList<MitigationSummary> Items);
