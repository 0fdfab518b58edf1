namespace Flowtriq.Server.Nodes;

/// <summary>New names for a node; what is absent stays.</summary>
public sealed record NodePatch(string? Name = null, string? Pop = null, string? PopName = null);
