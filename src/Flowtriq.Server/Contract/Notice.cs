namespace Flowtriq.Server.Contract;

/// <summary>Something the operator of a node should know.</summary>
public sealed record Notice(DateTimeOffset At, string Kind, string Text);
