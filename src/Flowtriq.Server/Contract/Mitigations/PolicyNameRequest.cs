namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Makes a policy from a preset or another policy.</summary>
/// <param name="Name">The new policy's name.</param>
public sealed record PolicyNameRequest(string Name);
