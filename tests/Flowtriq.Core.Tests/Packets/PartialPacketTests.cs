using Flowtriq.Core.Packets;
using Flowtriq.Lab.Packets;
using Flowtriq.Tests;

namespace Flowtriq.Core.Tests.Packets;

/// <summary>Frames cut short, fragments and lengths that lie.</summary>
public sealed class PartialPacketTests
{
    [Fact]
    public void A_cut_tcp_header_yields_what_was_captured()
    {
        var frame = Frames.V4(PacketBuilder.Ethernet()).Tcp(443, 51_822, TcpFlags.Rst).Payload(100).Build();

        var addresses = Cut(frame, 34);
        Assert.Equal(
            (Frames.Source, IpProtocol.Tcp, false),
            (addresses.Source.ToString(), addresses.Protocol, addresses.HasTransport)
        );
        var ports = Cut(frame, 38);
        Assert.Equal(
            (443, 51_822, true, TcpFlags.None),
            (ports.SourcePort, ports.DestinationPort, ports.HasTransport, ports.TcpFlags)
        );
        Assert.Equal(TcpFlags.Rst, Cut(frame, 48).TcpFlags);
        var whole = Cut(frame, 64);
        Assert.Equal((10, 140, 154), (whole.PayloadLength, whole.IpLength, whole.WireLength));
    }

    [Fact]
    public void Cut_extension_headers_leave_the_number_at_which_they_stopped()
    {
        var frame = Frames.WithUdp(Frames.DirectUdp["all-extensions"]);
        var header = Cut(frame, 14 + 40 + 8 + 4);
        Assert.Equal((Frames.Source6, IpProtocol.DestinationOptions), (header.Source.ToString(), header.Protocol));
        Assert.False(header.HasTransport);
        Assert.Equal(0, header.PayloadLength);
    }

    [Fact]
    public void Fragments_keep_offset_and_identification_and_only_the_first_has_ports()
    {
        var frames = Frames
            .V4(PacketBuilder.Ethernet())
            .Udp(53, 31_337)
            .Payload(3_000)
            .BuildFragments(1_500, identification: 77);
        var headers = frames.Select(PacketParserTests.Parse).ToArray();

        Assert.Equal([0, 1480, 2960], headers.Select(one => (int)one.FragmentOffset));
        Assert.Equal([53, 0, 0], headers.Select(one => (int)one.SourcePort));
        Assert.All(headers, one => Assert.True(one is { IsFragment: true, FragmentId: 77, Protocol: IpProtocol.Udp }));
        Assert.Equal(3_008, headers.Sum(one => one.PayloadLength) + 8);
    }

    [Fact]
    public void An_ipv6_fragment_is_one_only_when_something_is_missing()
    {
        var v6 = Frames.V6(PacketBuilder.Ethernet());
        var later = PacketParserTests.Parse(
            v6.Fragment(1448, more: true, 0x1234_5678).Raw(IpProtocol.Udp, new byte[64]).Build()
        );
        Assert.True(later is { IsFragment: true, FragmentOffset: 1448, FragmentId: 0x1234_5678, HasTransport: false });
        Assert.Equal(IpProtocol.Udp, later.Protocol);

        var atomic = PacketParserTests.Parse(v6.Fragment(0, more: false, 9).Udp(53, 1).Build());
        Assert.True(atomic is { IsFragment: false, FragmentId: 0, SourcePort: 53 });
    }

    [Fact]
    public void A_length_of_zero_from_segmentation_offload_means_the_whole_frame()
    {
        var frame = Frames.V4(PacketBuilder.Ethernet()).Tcp(443, 51_822).Payload(2_000).Build();
        (frame[16], frame[17]) = (0, 0);
        Assert.Equal((2_040, 2_000), Lengths(frame));

        var v6 = Frames.V6(PacketBuilder.Ethernet()).Tcp(443, 51_822).Payload(2_000).Build();
        (v6[18], v6[19]) = (0, 0);
        Assert.Equal((2_060, 2_000), Lengths(v6));

        static (int, int) Lengths(byte[] frame)
        {
            var header = PacketParserTests.Parse(frame);
            return (header.IpLength, header.PayloadLength);
        }
    }

    [Fact]
    public void A_udp_length_shorter_than_the_packet_ends_the_payload()
    {
        var frame = Frames.V4(PacketBuilder.Ethernet()).Udp(53, 1).Payload(100).Build();
        (frame[38], frame[39]) = (0, 18);
        Assert.Equal(10, PacketParserTests.Parse(frame).PayloadLength);
    }

    [Fact]
    public void Opens_pptp_and_erspan()
    {
        var inner = Frames.WithUdp(PacketBuilder.Raw().IPv4("10.0.0.1", "10.0.0.2"));
        byte[] pptp = [0x30, 0x81, 0x88, 0x0B, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0xFF, 0x03, 0x00, 0x21, .. inner];
        byte[] erspan2 = [0x10, 0, 0x88, 0xBE, 0, 0, 0, 1, .. new byte[8], .. new byte[12], 0x08, 0, .. inner];
        byte[] erspan3 = [0x10, 0, 0x22, 0xEB, 0, 0, 0, 1, .. new byte[12], .. new byte[12], 0x08, 0, .. inner];
        foreach (var gre in new[] { pptp, erspan2, erspan3 })
        {
            var frame = Frames.V4(PacketBuilder.Ethernet()).Raw(IpProtocol.Gre, gre).Build();
            Assert.True(
                PacketParser.TryParseInner(frame, PacketParserTests.Parse(frame), out var header, out var error),
                $"{error}"
            );
            Assert.Equal(("10.0.0.1", 53), (header.Source.ToString(), header.SourcePort));
        }
    }

    [Fact]
    public void Parsing_allocates_nothing()
    {
        Assert.True(ReadAll() > 0);
        Assert.Equal(0, Allocated.By(() => ReadAll()));

        static int ReadAll()
        {
            var read = 0;
            foreach (var (link, frame) in Frames.All)
            {
                if (!PacketParser.TryParse(frame, link, frame.Length, out var header, out _))
                    continue;
                read++;
                if (PacketParser.TryParseInner(frame, header, out _, out _))
                    read++;
            }

            return read;
        }
    }

    private static PacketHeader Cut(byte[] frame, int length)
    {
        Assert.True(
            PacketParser.TryParse(
                frame.AsSpan(0, length),
                LinkType.Ethernet,
                frame.Length,
                out var header,
                out var error
            ),
            $"{error}"
        );
        return header;
    }
}
