using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Classification;

/// <summary>One component of an attack, as a share of the excess over normal traffic.</summary>
/// <param name="Name">What people call it: "DNS amplification", "TCP SYN".</param>
/// <param name="Family">The family the vector belongs to.</param>
/// <param name="Protocol">IP protocol.</param>
/// <param name="Port">The identifying port (the reflector's source port, or the attacked destination port); null when none identifies it.</param>
/// <param name="PacketShare">Share of the excess packets, 0..1.</param>
/// <param name="ByteShare">Share of the excess bytes, 0..1.</param>
/// <param name="MeanLength">Mean IP length in bytes.</param>
/// <param name="Signature">What the payload shows ("monlist, mode 7"); null when nothing was recognised.</param>
/// <param name="Confidence">
/// Probability, 0..1, that the name is right: the lower Wilson bound (95 %) of the share of the vector's sampled
/// packets that carry its signature, or for vectors without one that match its header pattern and size.
/// </param>
public sealed record AttackVector(
    string Name,
    AttackFamily Family,
    IpProtocol Protocol,
    ushort? Port,
    double PacketShare,
    double ByteShare,
    double MeanLength,
    string? Signature,
    double Confidence
);
