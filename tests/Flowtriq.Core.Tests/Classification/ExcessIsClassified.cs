using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;
using Flowtriq.Tests;

namespace Flowtriq.Core.Tests.Classification;

public sealed class ExcessIsClassified
{
    [Fact]
    public void Dns_reflection_is_seen_behind_more_https()
    {
        var before = new Traffic(before: true).Web(3000);
        var during = new Traffic().Web(3000).Udp(2000, 53, 0, 1480, Traffic.DnsAny(27));

        var picture = Traffic.Classify(before, during);

        Assert.Equal(AttackFamily.Amplification, picture.Family);
        var vector = Assert.Single(picture.Vectors);
        Assert.Equal("DNS amplification", vector.Name);
        Assert.Equal("ANY response, 27 RR", vector.Signature);
        Assert.Equal(1, vector.PacketShare, 6);
        Assert.Equal((ushort)53, vector.Port);
        Assert.Equal(2000, picture.Sampled);
    }

    [Fact]
    public void The_baseline_is_scaled_to_the_length_of_the_attack()
    {
        var before = new Traffic(before: true).Web(6000);
        var during = new Traffic().Web(600).Tcp(1000, TcpFlags.Syn, 40, 80);

        var picture = Traffic.Classify(before, during, beforeSeconds: 10, attackSeconds: 1);

        Assert.Equal(AttackFamily.SynFlood, picture.Family);
        Assert.Equal("TCP SYN", Assert.Single(picture.Vectors).Name);
    }

    [Fact]
    public void Noise_of_the_ordinary_traffic_is_no_vector()
    {
        var before = new Traffic(before: true).Web(30_000);
        var during = new Traffic().Web(30_200).Udp(20_000, 53, 0, 1480, Traffic.DnsAny(9));

        Assert.Equal("DNS amplification", Assert.Single(Traffic.Classify(before, during).Vectors).Name);
    }

    [Fact]
    public void A_rising_share_of_an_ordinary_protocol_is_measured_by_what_it_gained()
    {
        var before = new Traffic(before: true).Udp(1000, 53, 0, 200, Traffic.DnsAny(1));
        var during = new Traffic().Udp(1000, 53, 0, 200, Traffic.DnsAny(1)).Udp(3000, 123, 0, 468, [0xD7, 0, 3, 42]);

        var picture = Traffic.Classify(before, during);

        Assert.Equal("NTP amplification", Assert.Single(picture.Vectors).Name);
        Assert.Equal("monlist, mode 7", picture.Vectors[0].Signature);
        Assert.Equal(468, picture.Vectors[0].MeanLength, 6);
    }

    [Fact]
    public void Weights_stand_for_packets()
    {
        var classifier = new AttackClassifier();
        var syn = Traffic.Header(IpProtocol.Tcp, 40, Traffic.Address("192.0.2.1")) with { TcpFlags = TcpFlags.Syn };
        var icmp = Traffic.Header(IpProtocol.Icmp, 40, Traffic.Address("192.0.2.1")) with { IcmpType = 8 };
        for (var i = 0; i < 100; i++)
        {
            classifier.Add(syn, [], weight: 90, before: false);
            classifier.Add(icmp, [], weight: 10, before: false);
        }

        var picture = classifier.Classify(0, 1);

        Assert.Equal(0.9, picture.Vectors[0].PacketShare, 6);
        Assert.Equal("ICMP echo request", picture.Vectors[1].Name);
        Assert.Equal(200, picture.Sampled);
    }

    [Fact]
    public void No_excess_is_unattributed()
    {
        Assert.Equal(AttackFamily.Unattributed, new AttackClassifier().Classify(10, 1).Family);
        var calm = Traffic.Classify(new Traffic(before: true).Web(3000), new Traffic().Web(3000));
        Assert.Equal(AttackFamily.Unattributed, calm.Family);
    }

    [Fact]
    public void Clearing_forgets_everything()
    {
        var classifier = new AttackClassifier();
        classifier.Add(Traffic.Header(IpProtocol.Gre, 600, Traffic.Target), [], 1, before: false);
        classifier.Clear();

        Assert.Equal(AttackPicture.Unattributed, classifier.Classify(0, 1));
        Assert.Equal(0, classifier.Sampled);
    }

    [Fact]
    public void Adding_a_packet_allocates_nothing()
    {
        var classifier = new AttackClassifier();
        var header = Traffic.Header(IpProtocol.Udp, 1480, Traffic.Address("192.0.2.1")) with
        {
            SourcePort = 53,
            PayloadLength = 21,
        };
        var payload = Traffic.DnsAny(27);
        void Run(uint first)
        {
            for (uint i = 0; i < 20_000; i++)
                classifier.Add(header with { Source = IpAddress.FromV4(first + i) }, payload, 1, before: false);
        }

        Run(0);
        Assert.Equal(0, Allocated.By(() => Run(1_000_000)));
    }
}
