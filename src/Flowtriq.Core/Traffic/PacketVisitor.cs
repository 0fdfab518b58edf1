namespace Flowtriq.Core.Traffic;

/// <summary>Looks at one packet of a <see cref="PacketRing"/>.</summary>
/// <param name="packet">What is known of it.</param>
/// <param name="frame">Its first bytes, valid during the call.</param>
public delegate void PacketVisitor(in SampledPacket packet, ReadOnlySpan<byte> frame);
