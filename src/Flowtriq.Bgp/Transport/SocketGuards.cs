using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Flowtriq.Bgp.Transport;

/// <summary>What protects a session's TCP connection: MD5 signatures (RFC 2385) and the TTL check (GTSM, RFC 5082).</summary>
internal static class SocketGuards
{
    private const int ProtocolTcp = 6;
    private const int ProtocolIp = 0;
    private const int ProtocolIpv6 = 41;
    private const int TcpMd5Signature = 14;
    private const int IpTtl = 2;
    private const int IpMinTtl = 21;
    private const int Ipv6UnicastHops = 16;
    private const int Ipv6MinHopCount = 73;

    // struct tcp_md5sig { sockaddr_storage addr; u8 flags, prefixlen; u16 keylen; int ifindex; u8 key[80]; } (tcp.h)
    private const int Md5Size = 216;
    private const int KeyLengthAt = 130;
    private const int KeyAt = 136;

    /// <summary>
    /// Signs and checks everything exchanged with <paramref name="peer"/>: on a socket before it connects, on a listener
    /// for each peer.
    /// </summary>
    public static void Sign(Socket socket, IPAddress peer, Md5Key key) => SetKey(socket, peer, key.Bytes);

    /// <summary>Signs and checks nothing towards <paramref name="peer"/> any more.</summary>
    public static void Unsign(Socket socket, IPAddress peer)
    {
        try
        {
            SetKey(socket, peer, []);
        }
        catch (SocketException)
        {
            // The kernel had no key of this peer.
        }
    }

    private static void SetKey(Socket socket, IPAddress peer, ReadOnlySpan<byte> key)
    {
        Span<byte> option = stackalloc byte[Md5Size];
        option.Clear();
        var v4 = peer.AddressFamily == AddressFamily.InterNetwork;
        const ushort inet = 2,
            inet6 = 10;
        MemoryMarshal.Write(option, v4 ? inet : inet6);
        peer.TryWriteBytes(option[(v4 ? 4 : 8)..], out _);
        MemoryMarshal.Write(option[KeyLengthAt..], (ushort)key.Length);
        key.CopyTo(option[KeyAt..]);
        socket.SetRawSocketOption(ProtocolTcp, TcpMd5Signature, option);
    }

    /// <summary>Sends with a TTL of 255 and drops what comes with less: nobody more than a link away can take part.</summary>
    public static void RequireAdjacent(Socket socket)
    {
        if (socket.AddressFamily == AddressFamily.InterNetwork)
        {
            Set(socket, ProtocolIp, IpTtl, 255);
            Set(socket, ProtocolIp, IpMinTtl, 255);
        }
        else
        {
            Set(socket, ProtocolIpv6, Ipv6UnicastHops, 255);
            Set(socket, ProtocolIpv6, Ipv6MinHopCount, 255);
        }
    }

    private static void Set(Socket socket, int level, int option, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        socket.SetRawSocketOption(level, option, bytes);
    }
}
