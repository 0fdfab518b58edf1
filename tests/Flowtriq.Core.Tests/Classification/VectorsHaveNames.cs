using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Tests.Classification;

public sealed class VectorsHaveNames
{
    [Theory]
    [InlineData(TcpFlags.Syn, "TCP SYN", AttackFamily.SynFlood)]
    [InlineData(TcpFlags.Syn | TcpFlags.Ece | TcpFlags.Cwr, "TCP SYN", AttackFamily.SynFlood)]
    [InlineData(TcpFlags.Syn | TcpFlags.Ack, "TCP SYN-ACK reflection", AttackFamily.SynAckReflection)]
    [InlineData(TcpFlags.Ack, "TCP ACK", AttackFamily.AckFlood)]
    [InlineData(TcpFlags.Ack | TcpFlags.Psh, "TCP ACK", AttackFamily.AckFlood)]
    [InlineData(TcpFlags.Rst, "TCP RST", AttackFamily.RstFlood)]
    [InlineData(TcpFlags.Rst | TcpFlags.Ack, "TCP RST", AttackFamily.RstFlood)]
    [InlineData(TcpFlags.Fin | TcpFlags.Ack, "TCP FIN", AttackFamily.FinFlood)]
    [InlineData(TcpFlags.Fin | TcpFlags.Psh | TcpFlags.Urg, "TCP XMAS", AttackFamily.XmasFlood)]
    [InlineData(TcpFlags.Syn | TcpFlags.Fin, "TCP XMAS", AttackFamily.XmasFlood)]
    [InlineData(TcpFlags.None, "TCP NULL", AttackFamily.NullFlood)]
    public void Tcp_floods_are_told_apart_by_their_flags(TcpFlags flags, string name, AttackFamily family)
    {
        var picture = Traffic.Classify(null, new Traffic().Tcp(500, flags));

        Assert.Equal(family, picture.Family);
        Assert.Equal(name, Assert.Single(picture.Vectors).Name);
        Assert.True(picture.Confidence > 0.98);
    }

    [Theory]
    [InlineData(IpProtocol.Icmp, 8, "ICMP echo request", AttackFamily.IcmpFlood)]
    [InlineData(IpProtocol.Icmp, 3, "ICMP unreachable", AttackFamily.IcmpFlood)]
    [InlineData(IpProtocol.Icmp, 11, "ICMP time exceeded", AttackFamily.IcmpFlood)]
    [InlineData(IpProtocol.IcmpV6, 128, "ICMPv6 echo request", AttackFamily.IcmpFlood)]
    [InlineData(IpProtocol.IcmpV6, 134, "ICMPv6 other types", AttackFamily.IcmpFlood)]
    [InlineData(IpProtocol.Gre, 0, "GRE flood", AttackFamily.ProtocolFlood)]
    [InlineData(IpProtocol.Esp, 0, "ESP flood", AttackFamily.ProtocolFlood)]
    [InlineData((IpProtocol)253, 0, "IP protocol flood (253)", AttackFamily.ProtocolFlood)]
    public void Other_protocols_are_named(IpProtocol protocol, byte type, string name, AttackFamily family)
    {
        var during = new Traffic();
        for (var i = 0; i < 300; i++)
            during.Add(Traffic.Header(protocol, 600, during.AnySource()) with { IcmpType = type });

        var vector = Assert.Single(Traffic.Classify(null, during).Vectors);
        Assert.Equal((name, family, protocol), (vector.Name, vector.Family, vector.Protocol));
        Assert.Null(vector.Port);
    }

    [Fact]
    public void A_udp_flood_on_one_port_carries_the_port()
    {
        var vector = Assert.Single(Traffic.Classify(null, new Traffic().Udp(1000, 40000, 25565, 900)).Vectors);

        Assert.Equal(("UDP flood", (ushort?)25565), (vector.Name, vector.Port));
        Assert.True(vector.Confidence > 0.98);
    }

    [Fact]
    public void A_udp_flood_on_random_ports_carries_none()
    {
        var vector = Assert.Single(Traffic.Classify(null, new Traffic().Udp(3000, 40000, 0, 900)).Vectors);

        Assert.Equal(("UDP flood", null), (vector.Name, vector.Port));
        Assert.True(vector.Confidence > 0.95);
    }

    [Fact]
    public void Later_fragments_belong_to_the_amplification_that_sent_the_first()
    {
        var during = new Traffic();
        for (var i = 0; i < 300; i++)
        {
            during.Add(
                Traffic.Header(IpProtocol.Udp, 1500, IpAddress.FromV4((uint)(0x5DB80000 + i))) with
                {
                    SourcePort = 53,
                    IsFragment = true,
                },
                Traffic.DnsAny(40)
            );
        }

        var picture = Traffic.Classify(null, during.LaterFragments(600));

        Assert.Equal(AttackFamily.Amplification, picture.Family);
        Assert.Equal(["UDP fragments", "DNS amplification"], picture.Vectors.Select(v => v.Name));
        Assert.All(picture.Vectors, v => Assert.Equal(AttackFamily.Amplification, v.Family));
        Assert.Equal(0, picture.SpoofedShare);
    }

    [Fact]
    public void Fragments_alone_are_a_fragment_flood()
    {
        Assert.Equal(AttackFamily.UdpFragment, Traffic.Classify(null, new Traffic().LaterFragments(600)).Family);
        var tcp = Traffic.Classify(null, new Traffic().LaterFragments(600, IpProtocol.Tcp));
        Assert.Equal((AttackFamily.IpFragment, "IP fragments (TCP)"), (tcp.Family, tcp.Vectors[0].Name));
    }

    [Fact]
    public void An_ack_flood_is_named_with_more_confidence_than_a_download()
    {
        Assert.True(Traffic.Classify(null, new Traffic().Tcp(500, TcpFlags.Ack | TcpFlags.Psh, 552)).Confidence > 0.98);
        Assert.True(Traffic.Classify(null, new Traffic().Tcp(500, TcpFlags.Ack, 1500)).Confidence < 0.05);
    }

    [Fact]
    public void Queries_to_a_name_server_are_no_reflection()
    {
        byte[] query = [0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, (byte)'a', 0, 0, 1, 0, 1];
        foreach (ushort port in new[] { 53, 41234 })
        {
            var picture = Traffic.Classify(null, new Traffic().Udp(500, port, 53, 60, query));
            Assert.Equal(AttackFamily.DnsQueryFlood, picture.Family);
            Assert.Equal("A query", picture.Vectors[0].Signature);
        }
    }

    [Fact]
    public void Quic_initials_are_a_quic_flood()
    {
        byte[] initial = [0xC3, 0, 0, 0, 1, 8, 1, 2, 3, 4, 5, 6, 7, 8];
        var picture = Traffic.Classify(null, new Traffic().Udp(500, 50000, 443, 1228, initial));

        Assert.Equal((AttackFamily.QuicFlood, "Initial"), (picture.Family, picture.Vectors[0].Signature));
        Assert.Equal(
            "QUIC reflection",
            Traffic.Classify(null, new Traffic().Udp(500, 443, 50000, 1228, initial)).Vectors[0].Name
        );
    }

    [Fact]
    public void Several_families_without_a_majority_are_multi_vector()
    {
        var during = new Traffic()
            .Tcp(500, TcpFlags.Syn, 600)
            .Udp(500, 40000, 80, 600)
            .LaterFragments(200, IpProtocol.Tcp);

        Assert.Equal(AttackFamily.MultiVector, Traffic.Classify(null, during).Family);
    }

    [Fact]
    public void A_vector_below_one_percent_is_left_out()
    {
        var during = new Traffic().Udp(9_950, 123, 0, 468, [0xD7, 0, 3, 42]).Tcp(50, TcpFlags.Syn);

        Assert.Equal("NTP amplification", Assert.Single(Traffic.Classify(null, during).Vectors).Name);
    }

    [Fact]
    public void A_reflectors_port_without_its_payload_is_named_without_confidence()
    {
        var vector = Assert.Single(
            Traffic.Classify(null, new Traffic().Udp(500, 53, 0, 1000, [1, 2, 3, 4, 5, 6, 7, 8])).Vectors
        );

        Assert.Equal("DNS amplification", vector.Name);
        Assert.Null(vector.Signature);
        Assert.True(vector.Confidence < 0.05);
    }

    [Fact]
    public void Flow_records_have_no_payload_and_are_judged_by_size()
    {
        Assert.True(Traffic.Classify(null, new Traffic().Udp(500, 11211, 0, 1428)).Confidence > 0.95);
        Assert.True(Traffic.Classify(null, new Traffic().Udp(500, 11211, 0, 40)).Confidence < 0.05);
    }
}
