namespace Flowtriq.Server.Contract;

/// <summary>A node that does not take what it is offered, and why: one fault per line.</summary>
public sealed record ConfigRefusal(string Node, string Name, string Reason);
