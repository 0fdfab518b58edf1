using System.Collections.Immutable;

namespace Flowtriq.Core.Classification;

/// <summary>One UDP service that answers a small forged request with a larger response.</summary>
/// <param name="Name">The vector's name: "DNS amplification".</param>
/// <param name="Ports">The UDP source ports of its responses.</param>
/// <param name="MinLength">Smallest IP length in bytes of a response worth abusing.</param>
/// <param name="MaxLength">Largest IP length in bytes of an unfragmented response.</param>
/// <param name="Signature">Recognises a response by its payload; null when its responses have no fixed form.</param>
/// <param name="Source">Where the facts come from.</param>
public sealed record AmplificationProtocol(
    string Name,
    ImmutableArray<ushort> Ports,
    int MinLength,
    int MaxLength,
    PayloadSignature? Signature,
    string Source
)
{
    /// <summary>True when the port also carries much ordinary traffic, so that only packets with the signature count.</summary>
    public bool SignatureRequired { get; init; }
}
