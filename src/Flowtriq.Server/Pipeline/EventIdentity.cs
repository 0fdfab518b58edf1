namespace Flowtriq.Server.Pipeline;

/// <summary>Identity of an agent's event within its node: the run that made it and its number in that run.</summary>
public readonly record struct EventIdentity(string Instance, ulong Sequence);
