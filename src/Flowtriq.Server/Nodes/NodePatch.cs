namespace Flowtriq.Server.Nodes;

/// <summary>New names for a node; what is absent stays.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pop">Code of its point of presence.</param>
/// <param name="PopName">Name of that.</param>
/// <param name="Group">A free label by which nodes are configured and updated together; "" takes it off.</param>
public sealed record NodePatch(string? Name = null, string? Pop = null, string? PopName = null, string? Group = null);
