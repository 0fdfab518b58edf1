using System.Buffers.Binary;
using System.Net;

namespace Flowtriq.Core.Packets;

/// <summary>
/// An IPv4 or IPv6 address in 16 bytes. IPv4 is held in its IPv4-mapped form (RFC 4291 §2.5.5.2), so both families
/// share one key space; an address on the wire that is itself IPv4-mapped is therefore shown as IPv4.
/// </summary>
/// <param name="Bits">The 128 bits, most significant first.</param>
public readonly record struct IpAddress(UInt128 Bits) : IComparable<IpAddress>
{
    private const ulong MappedPrefix = 0x0000_FFFF_0000_0000;

    /// <summary>True for an IPv4 address.</summary>
    public bool IsV4 => (ulong)(Bits >> 64) == 0 && (ulong)Bits >> 32 == MappedPrefix >> 32;

    /// <summary>Bits of the family: 32 or 128.</summary>
    public int Width => IsV4 ? 32 : 128;

    /// <summary>The IPv4 address in host order; meaningful only when <see cref="IsV4"/>.</summary>
    public uint V4 => (uint)Bits;

    /// <summary>Makes an IPv4 address from its value in host order.</summary>
    public static IpAddress FromV4(uint value) => new(new UInt128(0, MappedPrefix | value));

    /// <summary>Reads 4 or 16 bytes in network order.</summary>
    /// <exception cref="ArgumentException">The span is of another length.</exception>
    public static IpAddress FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length switch
        {
            4 => FromV4(BinaryPrimitives.ReadUInt32BigEndian(bytes)),
            16 => new(BinaryPrimitives.ReadUInt128BigEndian(bytes)),
            _ => throw new ArgumentException("An address has 4 or 16 bytes.", nameof(bytes)),
        };

    /// <summary>Writes the address in network order and returns 4 or 16.</summary>
    public int WriteTo(Span<byte> destination)
    {
        if (IsV4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination, V4);
            return 4;
        }

        BinaryPrimitives.WriteUInt128BigEndian(destination, Bits);
        return 16;
    }

    /// <summary>Parses dotted or colon notation; no scope id, no port.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IpAddress address)
    {
        address = default;
        if (text.Contains('%') || !IPAddress.TryParse(text, out var parsed))
            return false;

        Span<byte> bytes = stackalloc byte[16];
        parsed.TryWriteBytes(bytes, out var written);
        address = FromBytes(bytes[..written]);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(IpAddress other) => Bits.CompareTo(other.Bits);

    /// <summary>The canonical text (RFC 5952 for IPv6).</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        return new IPAddress(bytes[..WriteTo(bytes)]).ToString();
    }
}
