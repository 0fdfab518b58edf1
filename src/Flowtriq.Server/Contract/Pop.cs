namespace Flowtriq.Server.Contract;

/// <summary>A point of presence with the ids of its nodes.</summary>
public sealed record Pop(string Code, string Name, IReadOnlyList<string> Nodes);
