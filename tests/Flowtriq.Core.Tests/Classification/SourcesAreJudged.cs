using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Tests.Classification;

public sealed class SourcesAreJudged
{
    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    [InlineData(20_000)]
    [InlineData(300_000)]
    public void Distinct_sources_are_counted_to_ten_percent(int sources)
    {
        var during = new Traffic().Udp(
            sources * 2,
            123,
            0,
            468,
            null,
            i => IpAddress.FromV4((uint)(i % sources) * 7919)
        );

        Assert.InRange(Traffic.Classify(null, during).SourceCount, sources * 0.9, sources * 1.1);
    }

    [Fact]
    public void Sources_a_thin_sample_missed_are_estimated()
    {
        var classifier = new AttackClassifier();
        var traffic = new Traffic();
        for (var i = 0; i < 5_000; i++)
        {
            var source = IpAddress.FromV4(0x1000_0000 + ((traffic.Next() >> 8) % 20_000));
            classifier.Add(Traffic.Header(IpProtocol.Gre, 500, source), [], weight: 1000, before: false);
        }

        Assert.InRange(classifier.Classify(0, 1).SourceCount, 17_000, 23_000);
    }

    [Fact]
    public void Sources_that_were_there_before_are_no_attackers()
    {
        var before = new Traffic(before: true).Web(3000);
        var during = new Traffic().Web(3000).Udp(2000, 53, 0, 1480, Traffic.DnsAny(27));

        Assert.Equal(200, Traffic.Classify(before, during).SourceCount);
    }

    [Fact]
    public void Forged_sources_betray_themselves_by_one_distance_from_everywhere()
    {
        var traffic = new Traffic();
        var picture = Traffic.Classify(
            null,
            traffic.Tcp(4_000, TcpFlags.Syn, 40, 80, _ => traffic.AnySource(), i => (byte)(242 + (i % 2)))
        );

        Assert.True(picture.SpoofedShare > 0.95, $"{picture.SpoofedShare}");
    }

    [Fact]
    public void Random_sources_hit_addresses_that_cannot_exist()
    {
        var traffic = new Traffic();
        var picture = Traffic.Classify(
            null,
            traffic.Tcp(
                4_000,
                TcpFlags.Syn,
                40,
                80,
                _ => IpAddress.FromV4(traffic.Next()),
                _ => (byte)(traffic.Next() >> 24)
            )
        );

        Assert.InRange(picture.SpoofedShare!.Value, 0.8, 1);
    }

    [Fact]
    public void Bots_that_keep_coming_back_over_the_same_path_are_genuine()
    {
        var traffic = new Traffic();
        var picture = Traffic.Classify(
            null,
            traffic.Tcp(
                6_000,
                TcpFlags.Syn,
                40,
                80,
                i => IpAddress.FromV4(0x1800_0000 + (uint)(i % 300 * 65_537)),
                i => (byte)(40 + (i % 300 % 25))
            )
        );

        Assert.Equal(0, picture.SpoofedShare);
        Assert.InRange(picture.SourceCount, 290, 310);
    }

    [Fact]
    public void Too_few_packets_tell_nothing_about_forgery() =>
        Assert.Null(Traffic.Classify(null, new Traffic().Tcp(50, TcpFlags.Syn)).SpoofedShare);

    [Fact]
    public void The_busiest_sources_are_listed_with_their_share()
    {
        var heavy = Traffic.Address("192.0.2.66");
        var traffic = new Traffic();
        var picture = Traffic.Classify(
            null,
            traffic.Udp(10_000, 40000, 80, 900, null, i => i % 4 == 0 ? heavy : traffic.AnySource())
        );

        Assert.Equal(heavy, picture.TopSources[0].Source);
        Assert.Equal(0.25, picture.TopSources[0].PacketShare, 2);
    }
}
