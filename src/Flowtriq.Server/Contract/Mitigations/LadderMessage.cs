namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Tells those who look at an incident that its ladder changed.</summary>
public sealed record LadderMessage(LadderView Ladder);
