namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Whom a mitigation touches.</summary>
/// <param name="Addresses">Addresses it touches; /64 networks for IPv6.</param>
/// <param name="Customer">Who owns them; null when nobody does.</param>
/// <param name="Words">For a person: "takes 254 hosts of Customer X offline".</param>
public sealed record BlastRadius(double Addresses, string? Customer, string Words);
