using Flowtriq.Core.Packets;
using Flowtriq.Lab.Packets;

namespace Flowtriq.Core.Tests.Packets;

/// <summary>Every reason for which a frame or a tunnel is not read.</summary>
public sealed class PacketParserRefusalTests
{
    private static readonly byte[] Udp = Frames.WithUdp(Frames.V4(PacketBuilder.Ethernet()));
    private static readonly byte[] Udp6 = Frames.WithUdp(Frames.V6(PacketBuilder.Ethernet()));

    [Fact]
    public void Refuses_link_types_it_does_not_know() =>
        Assert.Equal(ParseError.UnsupportedLink, Refusal(Udp, (LinkType)105));

    [Fact]
    public void Refuses_frames_that_end_below_ip()
    {
        Assert.Equal(ParseError.TruncatedLink, Refusal(Udp[..13]));
        Assert.Equal(ParseError.TruncatedLink, Refusal(PacketBuilder.Ethernet().Vlan(1).Build()[..16]));
        Assert.Equal(ParseError.TruncatedLink, Refusal(PacketBuilder.Ethernet().Mpls(1).Build()[..18]));
        Assert.Equal(ParseError.TruncatedLink, Refusal(PacketBuilder.Ethernet().Pppoe().Build()[..20]));
        Assert.Equal(ParseError.TruncatedLink, Refusal([2, 0, 0], LinkType.Null));
        Assert.Equal(ParseError.TruncatedLink, Refusal(new byte[19], LinkType.LinuxSll2));
    }

    [Theory]
    [InlineData(0x0806)]
    [InlineData(0x88CC)]
    [InlineData(0x0026)]
    public void Refuses_what_is_not_ip(int etherType)
    {
        var frame = Udp.ToArray();
        (frame[12], frame[13]) = ((byte)(etherType >> 8), (byte)etherType);
        Assert.Equal(ParseError.NotIp, Refusal(frame));
    }

    [Fact]
    public void Refuses_tags_without_end()
    {
        var packet = PacketBuilder.Ethernet();
        for (var i = 0; i < 12; i++)
            packet = packet.Vlan(i);
        Assert.Equal(ParseError.TooManyLinkHeaders, Refusal(Frames.WithUdp(Frames.V4(packet))));

        packet = PacketBuilder.Ethernet();
        for (var i = 0; i < 20; i++)
            packet = packet.Mpls(i);
        Assert.Equal(ParseError.TooManyLinkHeaders, Refusal(Frames.WithUdp(Frames.V4(packet))));
    }

    [Fact]
    public void Refuses_ip_headers_that_are_cut_or_contradict_themselves()
    {
        Assert.Equal(ParseError.TruncatedIp, Refusal(Udp[..14]));
        Assert.Equal(ParseError.TruncatedIp, Refusal(Udp[..33]));
        Assert.Equal(ParseError.TruncatedIp, Refusal(Udp6[..53]));
        Assert.Equal(ParseError.BadIpVersion, Refusal(With(Udp, 14, 0x55)));
        Assert.Equal(ParseError.BadIpHeaderLength, Refusal(With(Udp, 14, 0x44)));
        Assert.Equal(ParseError.BadIpLength, Refusal(With(Udp, 17, 19)));
    }

    [Fact]
    public void Refuses_to_open_what_is_no_tunnel()
    {
        Assert.Equal(ParseError.NotATunnel, InnerRefusal(Udp));
        var fragment = new Ipv4Fields { FragmentOffset = 8 };
        Assert.Equal(
            ParseError.NotATunnel,
            InnerRefusal(
                PacketBuilder.Ethernet().IPv4(Frames.Source, Frames.Destination, fragment).Gre().Payload(60).Build()
            )
        );
        Assert.Equal(ParseError.NotATunnel, InnerRefusal(With(Frames.WithInner(Frames.Tunnels["gtp"]), 43, 1)));
    }

    [Fact]
    public void Refuses_tunnels_that_are_cut_or_of_another_version()
    {
        var gre = Frames.WithInner(Frames.Tunnels["gre-options"]);
        Assert.Equal(ParseError.TruncatedTunnel, InnerRefusal(gre[..40]));
        Assert.Equal(ParseError.UnsupportedTunnel, InnerRefusal(With(gre, 35, 2)));
        Assert.Equal(ParseError.UnsupportedTunnel, InnerRefusal(With(gre, 34, 0x40)));
        var vxlan = Frames.WithInner(Frames.Tunnels["vxlan"]);
        Assert.Equal(ParseError.TruncatedTunnel, InnerRefusal(vxlan[..46]));
        Assert.Equal(ParseError.UnsupportedTunnel, InnerRefusal(With(vxlan, 42, 0)));
        var gtp = Frames.WithInner(Frames.Tunnels["gtp-extensions"]);
        Assert.Equal(ParseError.TruncatedTunnel, InnerRefusal(gtp[..55]));
        Assert.Equal(ParseError.UnsupportedTunnel, InnerRefusal(With(gtp, 42, 0x50)));
        Assert.Equal(ParseError.UnsupportedTunnel, InnerRefusal(With(gtp, 54, 0)));
    }

    private static ParseError Refusal(byte[] frame, LinkType link = LinkType.Ethernet)
    {
        Assert.False(PacketParser.TryParse(frame, link, frame.Length, out var header, out var error));
        Assert.Equal(default, header);
        return error;
    }

    private static ParseError InnerRefusal(byte[] frame)
    {
        var outer = PacketParserTests.Parse(frame);
        Assert.False(PacketParser.TryParseInner(frame, outer, out var inner, out var error));
        Assert.Equal(default, inner);
        return error;
    }

    private static byte[] With(byte[] frame, int at, byte value)
    {
        var changed = frame.ToArray();
        changed[at] = value;
        return changed;
    }
}
