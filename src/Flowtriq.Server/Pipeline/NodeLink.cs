namespace Flowtriq.Server.Pipeline;

/// <summary>A link of a node towards the outside.</summary>
/// <param name="Name">Its interface.</param>
/// <param name="Role">"transit" or "peer".</param>
/// <param name="CapacityBps">Bits per second; 0 when unknown.</param>
public sealed record NodeLink(string Name, string Role, double CapacityBps);
