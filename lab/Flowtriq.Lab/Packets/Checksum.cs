using System.Buffers.Binary;
using System.Numerics;
using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Packets;

/// <summary>The Internet checksum (RFC 1071) and SCTP's CRC32c (RFC 9260 appendix A).</summary>
internal static class Checksum
{
    public static ushort Of(ReadOnlySpan<byte> bytes, uint sum = 0)
    {
        for (; bytes.Length >= 2; bytes = bytes[2..])
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes);
        if (!bytes.IsEmpty)
            sum += (uint)bytes[0] << 8;
        while (sum > ushort.MaxValue)
            sum = (sum & ushort.MaxValue) + (sum >> 16);
        return (ushort)~sum;
    }

    /// <summary>Over the segment and the pseudo header of RFC 9293 §3.1 or RFC 8200 §8.1.</summary>
    public static ushort OfTransport(
        ReadOnlySpan<byte> segment,
        IpProtocol protocol,
        (IpAddress Source, IpAddress Destination)? addresses
    )
    {
        if (addresses is not { } ends)
            return 0;

        Span<byte> pseudo = stackalloc byte[32];
        var length = ends.Source.WriteTo(pseudo);
        length += ends.Destination.WriteTo(pseudo[length..]);
        uint sum = (uint)protocol + (uint)segment.Length;
        for (var i = 0; i < length; i += 2)
            sum += BinaryPrimitives.ReadUInt16BigEndian(pseudo[i..]);
        return Of(segment, sum);
    }

    public static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return BinaryPrimitives.ReverseEndianness(~crc);
    }
}
