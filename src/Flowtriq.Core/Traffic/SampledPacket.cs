using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Traffic;

/// <summary>What is known of a sampled frame beside its bytes.</summary>
/// <param name="TimestampNanoseconds">Wall-clock time of the packet, nanoseconds since 1970 UTC.</param>
/// <param name="WireLength">Bytes on the wire, before any snap length.</param>
/// <param name="Weight">Packets it stands for: the inverse of its sampling probability.</param>
/// <param name="InterfaceIndex">The kernel's or the capture file's interface number.</param>
/// <param name="LinkType">Link layer of the frame.</param>
/// <param name="Direction">How it crossed the interface.</param>
public readonly record struct SampledPacket(
    long TimestampNanoseconds,
    int WireLength,
    float Weight,
    int InterfaceIndex,
    LinkType LinkType,
    Direction Direction
);
