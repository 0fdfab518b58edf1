namespace Flowtriq.Bgp.Wire;

/// <summary>An IPv6-address-specific extended community, twenty octets (RFC 5701 §2).</summary>
/// <param name="Kind">Type and subtype.</param>
/// <param name="Administrator">The IPv6 address.</param>
/// <param name="Local">Local administrator.</param>
public readonly record struct Ipv6ExtendedCommunity(ushort Kind, UInt128 Administrator, ushort Local);
