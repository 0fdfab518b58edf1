using Flowtriq.Core.Classification;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Planning;
using Flowtriq.Core.Packets;
using Flowtriq.Tests;

namespace Flowtriq.Core.Tests.Classification;

public sealed class MixTests
{
    private static readonly FlowSpecMatch Dns = FlowSpecMatch
        .To(IpPrefix.Host(IpAddress.FromV4(0xCB007109)))
        .With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17))
        .With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, 53));

    [Fact]
    public void Packets_that_look_alike_are_one_bucket_and_what_was_there_before_is_no_excess()
    {
        var tally = new MixTally();
        for (var i = 0; i < 100; i++)
            tally.Add(Udp(443, 50_000, 200), 10, before: true);
        for (var i = 0; i < 900; i++)
            tally.Add(Udp(53, 40_000, 1_400), 10, before: false);
        for (var i = 0; i < 100; i++)
            tally.Add(Udp(443, 50_000, 200), 10, before: false);

        var mix = tally.Split(beforeSeconds: 1, attackSeconds: 1);

        var attack = Assert.Single(mix.Excess);
        Assert.Equal((53, 1_400, 9_000.0), (attack.SourcePort, attack.Length, attack.Packets));
        Assert.Equal(1_000, Assert.Single(mix.Normal).Packets);
        Assert.Equal(1, mix.Predict([Dns]).ExcessShare);
        Assert.Equal(0, mix.Predict([Dns]).NormalShare);
    }

    [Fact]
    public void Before_any_packet_of_the_attack_nothing_is_known()
    {
        var tally = new MixTally();
        tally.Add(Udp(443, 50_000, 200), 10, before: true);
        tally.Add(Udp(53, 40_000, 200), double.NaN, before: false);

        Assert.Equal(TrafficMix.Unknown, tally.Split(1, 1));
    }

    [Fact]
    public void A_flood_to_one_port_from_every_port_stays_on_that_port()
    {
        var tally = new MixTally();
        for (var i = 0; i < 30_000; i++)
            tally.Add(Udp((ushort)(1_024 + i), 27_015, 60), 1, before: false);
        var rule = FlowSpecMatch
            .To(IpPrefix.Host(IpAddress.FromV4(0xCB007109)))
            .With(FlowSpecComponent.AnyOf(FlowSpecField.DestinationPort, 27_015));

        Assert.Equal(1, tally.Split(0, 1).Predict([rule]).ExcessShare!.Value, 3);
    }

    [Fact]
    public void A_flood_of_two_thousand_kinds_is_split_within_half_a_megabyte()
    {
        var tally = new MixTally();
        for (var i = 0; i < 1_999; i++)
            tally.Add(Udp((ushort)(1_024 + i), 27_015, 60), 1, before: false);

        Assert.InRange(Allocated.By(() => tally.Split(0, 1).Digest(32, 24)), 1, 512 * 1024);
    }

    [Fact]
    public void A_digest_is_small_and_predicts_what_the_whole_sample_predicts()
    {
        var tally = new MixTally();
        for (var i = 0; i < 20_000; i++)
        {
            // Reflected answers to random ports, beside a flood to one port from random ones.
            tally.Add(Udp(53, (ushort)(1_024 + i), (ushort)(900 + (i % 500))), 1, before: false);
            if (i % 4 == 0)
                tally.Add(Udp((ushort)(60_000 - i), 27_015, 60), 1, before: false);
        }

        var whole = tally.Split(0, 1);
        var digest = whole.Digest(32, 24);

        Assert.InRange(digest.Excess.Length, 2, 32);
        var game = FlowSpecMatch
            .To(Dns.Destination!.Value)
            .With(FlowSpecComponent.AnyOf(FlowSpecField.DestinationPort, 27_015));
        Assert.Equal(0.8, digest.Predict([Dns]).ExcessShare!.Value, 2);
        Assert.Equal(0.2, digest.Predict([game]).ExcessShare!.Value, 2);
        Assert.Equal(25_000, digest.Excess.Sum(bucket => bucket.Packets), 0);
    }

    private static PacketHeader Udp(ushort source, ushort destination, ushort length) =>
        new()
        {
            Source = IpAddress.FromV4(0xC6336407),
            Destination = IpAddress.FromV4(0xCB007109),
            Protocol = IpProtocol.Udp,
            SourcePort = source,
            DestinationPort = destination,
            IpLength = length,
            HasTransport = true,
        };
}
