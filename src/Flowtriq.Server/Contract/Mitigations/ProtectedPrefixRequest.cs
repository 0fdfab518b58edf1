namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Protects addresses.</summary>
/// <param name="Prefix">The addresses.</param>
/// <param name="What">What they are: "resolvers".</param>
public sealed record ProtectedPrefixRequest(string Prefix, string What);
