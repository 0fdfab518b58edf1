namespace Flowtriq.Server.Contract.Portal;

/// <summary>A part of an attack.</summary>
/// <param name="Name">What it is: "DNS amplification".</param>
/// <param name="Share">Its share of the packets, 0..1.</param>
public sealed record PortalVector(string Name, double Share);
