using Flowtriq.Core.Packets;
using Flowtriq.Lab.Packets;

namespace Flowtriq.Core.Tests.Packets;

public sealed class PacketParserTests
{
    public static TheoryData<string> Surroundings => [.. Frames.DirectUdp.Keys];

    public static TheoryData<string> TunnelKinds => [.. Frames.Tunnels.Keys];

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void Finds_the_datagram_below_every_link_and_extension_header(string name)
    {
        var outer = Frames.DirectUdp[name];
        var frame = Frames.WithUdp(outer);

        Assert.True(PacketParser.TryParse(frame, outer.Link, frame.Length, out var header, out var error), $"{error}");

        var isV4 = header.Source.IsV4;
        Assert.Equal(isV4 ? Frames.Source : Frames.Source6, header.Source.ToString());
        Assert.Equal(isV4 ? Frames.Destination : Frames.Destination6, header.Destination.ToString());
        Assert.Equal(IpProtocol.Udp, header.Protocol);
        Assert.Equal((53, 31_337), (header.SourcePort, header.DestinationPort));
        Assert.Equal("hello"u8, frame.AsSpan(header.PayloadOffset, header.PayloadLength));
        Assert.Equal(8, header.PayloadOffset - header.TransportOffset);
        Assert.Equal(frame.Length - header.IpOffset, header.IpLength);
        Assert.Equal(64, header.TimeToLive);
        Assert.True(header.HasTransport);
        Assert.False(header.IsFragment);
        Assert.Equal(frame.Length, header.WireLength);
        Assert.Equal(
            name.Contains("vlan", StringComparison.Ordinal)
            || name.Contains("qinq", StringComparison.Ordinal)
            || name == "pppoe"
                ? 7
                : 0,
            header.Vlan
        );
    }

    [Theory]
    [MemberData(nameof(TunnelKinds))]
    public void Finds_the_packet_inside_every_tunnel(string name)
    {
        var outer = Frames.Tunnels[name];
        var frame = Frames.WithInner(outer);
        Assert.True(PacketParser.TryParse(frame, outer.Link, frame.Length, out var header, out _));

        Assert.True(PacketParser.TryParseInner(frame, header, out var inner, out var error), $"{error}");

        Assert.Equal("10.0.0.1", inner.Source.ToString());
        Assert.Equal((53, 31_337), (inner.SourcePort, inner.DestinationPort));
        Assert.Equal("hello"u8, frame.AsSpan(inner.PayloadOffset, inner.PayloadLength));
        Assert.Equal(1, inner.TunnelDepth);
        Assert.False(PacketParser.TryParseInner(frame, inner, out _, out error));
        Assert.Equal(ParseError.NotATunnel, error);
    }

    [Fact]
    public void Opens_three_tunnels_and_not_the_fourth()
    {
        var packet = Frames.V4(PacketBuilder.Ethernet());
        for (var i = 0; i < 4; i++)
            packet = packet.IPv4("10.0.0.1", "10.0.0.2");
        var frame = Frames.WithUdp(packet);
        Assert.True(PacketParser.TryParse(frame, LinkType.Ethernet, frame.Length, out var header, out var error));

        for (var depth = 1; depth <= 3; depth++)
        {
            Assert.True(PacketParser.TryParseInner(frame, header, out header, out error));
            Assert.Equal(depth, header.TunnelDepth);
        }

        Assert.False(PacketParser.TryParseInner(frame, header, out _, out error));
        Assert.Equal(ParseError.TunnelTooDeep, error);
    }

    [Fact]
    public void Reads_flags_and_payload_behind_tcp_options()
    {
        var packet = Frames
            .V4(PacketBuilder.Ethernet())
            .Tcp(443, 51_822, TcpFlags.Psh | TcpFlags.Ack, options: [1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2])
            .Payload("data"u8);
        var header = Parse(packet.Build());

        Assert.Equal(TcpFlags.Psh | TcpFlags.Ack, header.TcpFlags);
        Assert.Equal(14 + 20 + 32, header.PayloadOffset);
        Assert.Equal(4, header.PayloadLength);
    }

    [Fact]
    public void Does_not_take_ethernet_padding_for_payload()
    {
        var frame = Frames.V4(PacketBuilder.Ethernet()).Udp(1, 2).Payload("x"u8).BuildPadded();
        Assert.Equal(60, frame.Length);
        Assert.Equal(1, Parse(frame).PayloadLength);
    }

    [Fact]
    public void Reads_type_and_code_of_icmp()
    {
        Assert.Equal((3, 1), Codes(Frames.V4(PacketBuilder.Ethernet()).Icmp(3, 1)));
        Assert.Equal((1, 4), Codes(Frames.V6(PacketBuilder.Ethernet()).IcmpV6(1, 4)));

        static (int, int) Codes(PacketBuilder packet)
        {
            var header = Parse(packet.Payload(8).Build());
            return (header.IcmpType, header.IcmpCode);
        }
    }

    [Fact]
    public void Reads_sctp_ports_and_leaves_esp_and_other_protocols_without()
    {
        var v4 = Frames.V4(PacketBuilder.Ethernet());
        Assert.Equal((2905, 2906), Ports(v4.Sctp(2905, 2906).Payload(4)));
        Assert.Equal((0, 0), Ports(v4.Esp().Payload(64)));
        Assert.Equal((0, 0), Ports(v4.Raw((IpProtocol)89, new byte[44])));
        Assert.False(Parse(v4.Esp().Payload(64).Build()).HasTransport);

        static (int, int) Ports(PacketBuilder packet)
        {
            var header = Parse(packet.Build());
            return (header.SourcePort, header.DestinationPort);
        }
    }

    internal static PacketHeader Parse(byte[] frame)
    {
        Assert.True(
            PacketParser.TryParse(frame, LinkType.Ethernet, frame.Length, out var header, out var error),
            $"{error}"
        );
        return header;
    }
}
