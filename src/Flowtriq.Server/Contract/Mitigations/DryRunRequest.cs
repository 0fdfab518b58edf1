namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Turns the dry run on or off.</summary>
public sealed record DryRunRequest(bool On);
