namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Adds to the own address space.</summary>
public sealed record OwnPrefixRequest(string Prefix, string Why = "");
