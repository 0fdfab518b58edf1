using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Packets;

/// <summary>TCP, UDP, ICMP, SCTP and ESP.</summary>
public static class TransportLayers
{
    /// <summary>A TCP header; <paramref name="options"/> are padded to a multiple of four bytes.</summary>
    public static PacketBuilder Tcp(
        this PacketBuilder packet,
        int source,
        int destination,
        TcpFlags flags = TcpFlags.Ack,
        uint sequence = 1,
        uint acknowledgement = 0,
        int window = 65_535,
        byte[]? options = null
    ) =>
        packet.Add(
            new Layer(
                0,
                IpProtocol.Tcp,
                context =>
                {
                    var given = options ?? [];
                    var padded = (given.Length + 3) & ~3;
                    var segment = new ByteWriter()
                        .Write16(source)
                        .Write16(destination)
                        .Write32(sequence)
                        .Write32(acknowledgement)
                        .Write8((20 + padded) / 4 << 4)
                        .Write8((byte)flags)
                        .Write16(window)
                        .Write32(0)
                        .Write(given)
                        .Write(new byte[padded - given.Length])
                        .Write(context.Inner)
                        .ToArray();
                    ByteWriter.Put16(segment, 16, Checksum.OfTransport(segment, IpProtocol.Tcp, context.Enclosing));
                    return segment;
                }
            )
        );

    /// <summary>A UDP header.</summary>
    public static PacketBuilder Udp(this PacketBuilder packet, int source, int destination) =>
        packet.Add(
            new Layer(
                0,
                IpProtocol.Udp,
                context =>
                {
                    var datagram = new ByteWriter()
                        .Write16(source)
                        .Write16(destination)
                        .Write16(8 + context.Inner.Length)
                        .Write16(0)
                        .Write(context.Inner)
                        .ToArray();
                    var sum = Checksum.OfTransport(datagram, IpProtocol.Udp, context.Enclosing);
                    ByteWriter.Put16(datagram, 6, sum == 0 ? ushort.MaxValue : sum);
                    return datagram;
                }
            )
        );

    /// <summary>An ICMP message; <paramref name="rest"/> are its second four bytes.</summary>
    public static PacketBuilder Icmp(this PacketBuilder packet, int type, int code = 0, uint rest = 0x0001_0001) =>
        packet.Add(
            new Layer(
                0,
                IpProtocol.Icmp,
                context =>
                {
                    var message = Message(type, code, rest, context);
                    ByteWriter.Put16(message, 2, Checksum.Of(message));
                    return message;
                }
            )
        );

    /// <summary>An ICMPv6 message.</summary>
    public static PacketBuilder IcmpV6(this PacketBuilder packet, int type, int code = 0, uint rest = 0x0001_0001) =>
        packet.Add(
            new Layer(
                0,
                IpProtocol.IcmpV6,
                context =>
                {
                    var message = Message(type, code, rest, context);
                    ByteWriter.Put16(message, 2, Checksum.OfTransport(message, IpProtocol.IcmpV6, context.Enclosing));
                    return message;
                }
            )
        );

    /// <summary>An SCTP common header; the payload is its chunks.</summary>
    public static PacketBuilder Sctp(this PacketBuilder packet, int source, int destination, uint tag = 1) =>
        packet.Add(
            new Layer(
                0,
                IpProtocol.Sctp,
                context =>
                {
                    byte[] Segment(uint crc) =>
                        new ByteWriter()
                            .Write16(source)
                            .Write16(destination)
                            .Write32(tag)
                            .Write32(crc)
                            .Write(context.Inner)
                            .ToArray();
                    return Segment(Checksum.Crc32C(Segment(0)));
                }
            )
        );

    /// <summary>An ESP header; the payload stands for the encrypted bytes.</summary>
    public static PacketBuilder Esp(this PacketBuilder packet, uint parameters = 1, uint sequence = 1) =>
        packet.Add(
            new Layer(
                0,
                IpProtocol.Esp,
                context => new ByteWriter().Write32(parameters).Write32(sequence).Write(context.Inner).ToArray()
            )
        );

    private static byte[] Message(int type, int code, uint rest, LayerContext context) =>
        new ByteWriter().Write8(type).Write8(code).Write16(0).Write32(rest).Write(context.Inner).ToArray();
}
