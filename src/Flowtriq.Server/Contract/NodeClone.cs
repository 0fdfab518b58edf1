namespace Flowtriq.Server.Contract;

/// <summary>Two agents run at once with one node's certificate: neither can be taken for the node.</summary>
/// <param name="First">When it was first seen.</param>
/// <param name="Last">When it was last seen.</param>
/// <param name="Times">How often the line went from one to the other.</param>
/// <param name="Text">Who they are, what tells them apart, and what to do.</param>
public sealed record NodeClone(DateTimeOffset First, DateTimeOffset Last, int Times, string Text);
