namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>What a policy leaves alone.</summary>
/// <param name="Addresses">Prefixes; a target that shares an address with one is never mitigated.</param>
/// <param name="Families">Attack families that are never filtered: "syn_flood".</param>
public sealed record ExclusionsBody(IReadOnlyList<string> Addresses, IReadOnlyList<string> Families);
