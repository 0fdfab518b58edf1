using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Packets;

/// <summary>IPv4, IPv6 and the headers between them and the transport.</summary>
public static class InternetLayers
{
    /// <summary>An IPv4 header.</summary>
    public static PacketBuilder IPv4(
        this PacketBuilder packet,
        IpAddress source,
        IpAddress destination,
        Ipv4Fields? fields = null
    ) =>
        packet.Add(
            new Layer(0x0800, IpProtocol.IpIp, context => BuildV4(source, destination, fields ?? new(), context))
            {
                Addresses = (source, destination),
            }
        );

    /// <summary>An IPv4 header with the addresses as text.</summary>
    public static PacketBuilder IPv4(
        this PacketBuilder packet,
        string source,
        string destination,
        Ipv4Fields? fields = null
    ) => packet.IPv4(Address.Of(source), Address.Of(destination), fields);

    /// <summary>An IPv6 header.</summary>
    public static PacketBuilder IPv6(
        this PacketBuilder packet,
        IpAddress source,
        IpAddress destination,
        byte hopLimit = 64
    ) =>
        packet.Add(
            new Layer(0x86DD, IpProtocol.Ipv6, context => BuildV6(source, destination, hopLimit, context))
            {
                Addresses = (source, destination),
            }
        );

    /// <summary>An IPv6 header with the addresses as text.</summary>
    public static PacketBuilder IPv6(
        this PacketBuilder packet,
        string source,
        string destination,
        byte hopLimit = 64
    ) => packet.IPv6(Address.Of(source), Address.Of(destination), hopLimit);

    /// <summary>An IPv6 header of options or routing: any number whose length counts eight bytes.</summary>
    public static PacketBuilder Extension(this PacketBuilder packet, IpProtocol number, int length = 8) =>
        packet.Add(
            new Layer(
                0,
                number,
                context =>
                    new ByteWriter()
                        .Write8((byte)context.NextProtocol)
                        .Write8((length / 8) - 1)
                        .Write([1, (byte)(length - 4), .. new byte[length - 4]])
                        .Write(context.Inner)
                        .ToArray()
            )
        );

    /// <summary>An IPv6 fragment header.</summary>
    public static PacketBuilder Fragment(this PacketBuilder packet, int offset, bool more, uint identification) =>
        packet.Add(
            new Layer(
                0,
                IpProtocol.Ipv6Fragment,
                context =>
                    new ByteWriter()
                        .Write8((byte)context.NextProtocol)
                        .Write8(0)
                        .Write16(offset | (more ? 1 : 0))
                        .Write32(identification)
                        .Write(context.Inner)
                        .ToArray()
            )
        );

    /// <summary>An authentication header with a 12-byte check value (RFC 4302).</summary>
    public static PacketBuilder Authentication(this PacketBuilder packet, uint parameters = 1) =>
        packet.Add(
            new Layer(
                0,
                IpProtocol.AuthenticationHeader,
                context =>
                    new ByteWriter()
                        .Write8((byte)context.NextProtocol)
                        .Write8(4)
                        .Write16(0)
                        .Write32(parameters)
                        .Write32(1)
                        .Write(new byte[12])
                        .Write(context.Inner)
                        .ToArray()
            )
        );

    private static byte[] BuildV4(IpAddress source, IpAddress destination, Ipv4Fields fields, LayerContext context)
    {
        var options = (fields.Options.Length + 3) & ~3;
        var header = new ByteWriter()
            .Write8(0x40 | ((20 + options) / 4))
            .Write8(0)
            .Write16(20 + options + context.Inner.Length)
            .Write16(fields.Identification)
            .Write16(
                (fields.DontFragment ? 0x4000 : 0) | (fields.MoreFragments ? 0x2000 : 0) | (fields.FragmentOffset / 8)
            )
            .Write8(fields.TimeToLive)
            .Write8((byte)context.NextProtocol)
            .Write16(0)
            .Write32(source.V4)
            .Write32(destination.V4)
            .Write(fields.Options)
            .Write(new byte[options - fields.Options.Length])
            .ToArray();
        ByteWriter.Put16(header, 10, Checksum.Of(header));
        return [.. header, .. context.Inner];
    }

    private static byte[] BuildV6(IpAddress source, IpAddress destination, byte hopLimit, LayerContext context)
    {
        var addresses = new byte[32];
        source.WriteTo(addresses);
        destination.WriteTo(addresses.AsSpan(16));
        return new ByteWriter()
            .Write32(0x6000_0000)
            .Write16(context.Inner.Length)
            .Write8((byte)context.NextProtocol)
            .Write8(hopLimit)
            .Write(addresses)
            .Write(context.Inner)
            .ToArray();
    }
}
