using System.Buffers.Binary;

namespace Flowtriq.Core.Packets;

/// <summary>Skips IPv6 extension headers (RFC 8200 §4) and the authentication header (RFC 4302), which IPv4 has as well.</summary>
internal static class ExtensionHeaders
{
    private const int MostHeaders = 16;

    /// <summary>Moves <paramref name="payload"/> to the first header that is no extension header.</summary>
    public static void Skip(ReadOnlySpan<byte> frame, ref IpPayload payload)
    {
        for (var headers = 0; headers < MostHeaders; headers++)
        {
            if (!IsExtension(payload.Protocol))
                return;
            if (payload.Offset + 8 > payload.End)
                break;

            var bytes = frame.Slice(payload.Offset, 8);
            var length = LengthOf(payload.Protocol, bytes[1]);
            if (payload.Protocol == IpProtocol.Ipv6Fragment)
                TakeFragment(bytes, ref payload);

            payload.Offset += length;
            payload.Protocol = (IpProtocol)bytes[0];
            if (payload.FragmentOffset != 0)
                return;
        }

        payload.IsCut = IsExtension(payload.Protocol);
    }

    private static bool IsExtension(IpProtocol protocol) =>
        protocol
            is IpProtocol.HopByHop
                or IpProtocol.Ipv6Route
                or IpProtocol.Ipv6Fragment
                or IpProtocol.AuthenticationHeader
                or IpProtocol.DestinationOptions
                or IpProtocol.Mobility
                or IpProtocol.HostIdentity
                or IpProtocol.Shim6;

    private static int LengthOf(IpProtocol protocol, byte stated) =>
        protocol switch
        {
            IpProtocol.Ipv6Fragment => 8,
            IpProtocol.AuthenticationHeader => (stated + 2) * 4,
            _ => (stated + 1) * 8,
        };

    /// <summary>An "atomic" fragment, whole with a fragment header (RFC 6946), counts as no fragment.</summary>
    private static void TakeFragment(ReadOnlySpan<byte> bytes, ref IpPayload payload)
    {
        var field = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        payload.FragmentOffset = (ushort)(field & 0xFFF8);
        payload.IsFragment = (field & 0xFFF9) != 0;
        payload.FragmentId = payload.IsFragment ? BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]) : 0;
    }
}
