using System.Buffers.Binary;

namespace Flowtriq.Lab.Tunnels;

/// <summary>GRE version 0 (RFC 2784; key and sequence number of RFC 2890 are skipped) around IPv4 and IPv6.</summary>
public static class GreHeader
{
    /// <summary>Bytes of the header that is written: no checksum, key or sequence number.</summary>
    public const int Length = 4;

    private const ushort Ipv4 = 0x0800;
    private const ushort Ipv6 = 0x86dd;

    /// <summary>Writes the header for a payload that begins with <paramref name="first"/>.</summary>
    public static void Write(Span<byte> header, byte first)
    {
        BinaryPrimitives.WriteUInt16BigEndian(header, 0);
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], first >> 4 == 6 ? Ipv6 : Ipv4);
    }

    /// <summary>The IP packet inside; empty when there is none. Never throws.</summary>
    public static ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> gre)
    {
        if (gre.Length < Length || (gre[1] & 7) != 0)
            return default;
        if (BinaryPrimitives.ReadUInt16BigEndian(gre[2..]) is not (Ipv4 or Ipv6))
            return default;
        var offset = Length;
        foreach (var option in new[] { 0x80, 0x20, 0x10 })
            offset += (gre[0] & option) != 0 ? 4 : 0;
        return offset < gre.Length ? gre[offset..] : default;
    }
}
