namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Addresses that no mitigation may touch.</summary>
/// <param name="Number">Identifies it; null when the software derived it, and nobody can remove it.</param>
/// <param name="Prefix">The addresses.</param>
/// <param name="What">What they are.</param>
/// <param name="At">When it was added; null when derived.</param>
/// <param name="By">Who added it, or what it was derived from.</param>
public sealed record ProtectedPrefixView(long? Number, string Prefix, string What, DateTimeOffset? At, string By);
