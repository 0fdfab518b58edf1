using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Packets;

/// <summary>GRE, VXLAN and GTP-U; IPIP and 6in4 are an IP header inside an IP header.</summary>
public static class TunnelLayers
{
    private const int VxlanPort = 4789;
    private const int GtpPort = 2152;

    /// <summary>A GRE header with the options of RFC 2890; the type follows from what comes next.</summary>
    public static PacketBuilder Gre(
        this PacketBuilder packet,
        uint? key = null,
        uint? sequence = null,
        bool checksum = false
    ) =>
        packet.Add(
            new Layer(
                0,
                IpProtocol.Gre,
                context =>
                {
                    var flags = (checksum ? 0x8000 : 0) | (key is null ? 0 : 0x2000) | (sequence is null ? 0 : 0x1000);
                    var writer = new ByteWriter().Write16(flags).Write16(context.NextEtherType);
                    if (checksum)
                        writer.Write32(0);
                    if (key is { } keyed)
                        writer.Write32(keyed);
                    if (sequence is { } numbered)
                        writer.Write32(numbered);
                    var bytes = writer.Write(context.Inner).ToArray();
                    if (checksum)
                        ByteWriter.Put16(bytes, 4, Checksum.Of(bytes));
                    return bytes;
                }
            )
        );

    /// <summary>A UDP header to port 4789, a VXLAN header and an inner Ethernet header.</summary>
    public static PacketBuilder Vxlan(this PacketBuilder packet, uint network = 1, int sourcePort = 50_000) =>
        packet
            .Udp(sourcePort, VxlanPort)
            .Add(
                new Layer(
                    0,
                    IpProtocol.NoNextHeader,
                    context =>
                        new ByteWriter().Write32(0x0800_0000).Write32(network << 8).Write(context.Inner).ToArray()
                )
            )
            .EthernetHeader();

    /// <summary>A UDP header to port 2152 and a GTP-U header, with as many four-byte extension headers as asked.</summary>
    public static PacketBuilder GtpU(
        this PacketBuilder packet,
        uint tunnel = 1,
        bool sequence = false,
        int extensions = 0
    ) =>
        packet
            .Udp(GtpPort, GtpPort)
            .Add(
                new Layer(
                    0,
                    IpProtocol.NoNextHeader,
                    context =>
                    {
                        const byte PduSession = 0x85;
                        var optional = sequence || extensions > 0;
                        var flags = 0x30 | (extensions > 0 ? 4 : 0) | (sequence ? 2 : 0);
                        var writer = new ByteWriter()
                            .Write8(flags)
                            .Write8(255)
                            .Write16(context.Inner.Length + (optional ? 4 : 0) + (4 * extensions))
                            .Write32(tunnel);
                        if (optional)
                            writer.Write16(1).Write8(0).Write8(extensions > 0 ? PduSession : 0);
                        for (var i = 1; i <= extensions; i++)
                            writer.Write8(1).Write16(0x0009).Write8(i < extensions ? PduSession : 0);
                        return writer.Write(context.Inner).ToArray();
                    }
                )
            );
}
