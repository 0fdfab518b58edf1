using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Packets;

/// <summary>Headers below IP.</summary>
public static class LinkLayers
{
    private const ushort Ipv6 = 0x86DD;
    private const ushort MplsUnicast = 0x8847;

    /// <summary>An Ethernet header; inside a tunnel it is announced as transparent Ethernet bridging.</summary>
    public static PacketBuilder EthernetHeader(this PacketBuilder packet) =>
        packet.Add(
            new Layer(
                0x6558,
                IpProtocol.NoNextHeader,
                context =>
                    new ByteWriter()
                        .Write([0x02, 0, 0, 0, 0, 0x02, 0x02, 0, 0, 0, 0, 0x01])
                        .Write16(context.NextEtherType)
                        .Write(context.Inner)
                        .ToArray()
            )
        );

    /// <summary>An IEEE 802.1Q tag.</summary>
    public static PacketBuilder Vlan(this PacketBuilder packet, int id, int priority = 0) =>
        packet.Tag(0x8100, id, priority);

    /// <summary>An outer tag of a stacked pair: 802.1ad's 0x88A8, or 0x9100.</summary>
    public static PacketBuilder OuterVlan(this PacketBuilder packet, int id, int etherType = 0x88A8) =>
        packet.Tag(etherType, id, priority: 0);

    /// <summary>An MPLS label; the innermost of a run of labels is marked as bottom of stack.</summary>
    public static PacketBuilder Mpls(this PacketBuilder packet, int label, int timeToLive = 64) =>
        packet.Add(
            new Layer(
                MplsUnicast,
                IpProtocol.NoNextHeader,
                context =>
                {
                    var bottom = context.Next is { IsLabel: true } ? 0 : 1;
                    var entry = ((uint)label << 12) | ((uint)bottom << 8) | (byte)timeToLive;
                    return new ByteWriter().Write32(entry).Write(context.Inner).ToArray();
                }
            )
            {
                IsLabel = true,
            }
        );

    /// <summary>A pseudowire control word (RFC 4385); an Ethernet header follows it.</summary>
    public static PacketBuilder ControlWord(this PacketBuilder packet) =>
        packet.Add(new Layer(0, IpProtocol.NoNextHeader, context => [0, 0, 0, 0, .. context.Inner]));

    /// <summary>A PPPoE session header with the PPP protocol field (RFC 2516).</summary>
    public static PacketBuilder Pppoe(this PacketBuilder packet, int session = 1) =>
        packet.Add(
            new Layer(
                0x8864,
                IpProtocol.NoNextHeader,
                context =>
                    new ByteWriter()
                        .Write8(0x11)
                        .Write8(0)
                        .Write16(session)
                        .Write16(context.Inner.Length + 2)
                        .Write16(PppProtocol(context))
                        .Write(context.Inner)
                        .ToArray()
            )
        );

    internal static Layer PppHeader(bool withAddress) =>
        new(
            0,
            IpProtocol.NoNextHeader,
            context =>
            {
                var writer = new ByteWriter();
                if (withAddress)
                    writer.Write16(0xFF03);
                return writer.Write16(PppProtocol(context)).Write(context.Inner).ToArray();
            }
        );

    internal static Layer CookedV1() =>
        new(
            0,
            IpProtocol.NoNextHeader,
            context =>
                new ByteWriter()
                    .Write([0, 0, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0])
                    .Write16(context.NextEtherType)
                    .Write(context.Inner)
                    .ToArray()
        );

    internal static Layer CookedV2() =>
        new(
            0,
            IpProtocol.NoNextHeader,
            context =>
                new ByteWriter()
                    .Write16(context.NextEtherType)
                    .Write([0, 0, 0, 0, 0, 2, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0])
                    .Write(context.Inner)
                    .ToArray()
        );

    internal static Layer LoopbackHeader(bool bigEndian) =>
        new(
            0,
            IpProtocol.NoNextHeader,
            context =>
            {
                var family = (byte)(context.NextEtherType == Ipv6 ? 30 : 2);
                return bigEndian ? [0, 0, 0, family, .. context.Inner] : [family, 0, 0, 0, .. context.Inner];
            }
        );

    private static PacketBuilder Tag(this PacketBuilder packet, int etherType, int id, int priority) =>
        packet.Add(
            new Layer(
                (ushort)etherType,
                IpProtocol.NoNextHeader,
                context =>
                    new ByteWriter()
                        .Write16((priority << 13) | id)
                        .Write16(context.NextEtherType)
                        .Write(context.Inner)
                        .ToArray()
            )
        );

    private static int PppProtocol(LayerContext context) =>
        context.NextEtherType switch
        {
            Ipv6 => 0x0057,
            MplsUnicast => 0x0281,
            _ => 0x0021,
        };
}
