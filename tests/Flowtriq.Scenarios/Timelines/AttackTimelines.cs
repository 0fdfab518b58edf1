using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Scenarios.Timelines;

public sealed class AttackTimelines
{
    [Fact]
    public void A_step_is_one_attack_on_its_target_and_ends_ten_seconds_after_it()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 8_000);
        timeline.At(60).Attack("203.0.113.7", 900_000).Until(120);
        timeline.Run(200);

        timeline.Between(0, 60).NothingOpened();
        var attack = timeline.Between(60, 60.4).Opened("203.0.113.7/32");
        Assert.InRange((attack.Onset.Uptime - TimeSpan.FromSeconds(1060)).TotalSeconds, -0.1, 0.02);
        Assert.Equal("packets", attack.Reason.Metric == Metric.Packets ? "packets" : "bits");
        timeline.Between(60.4, 130).NothingOpened();
        var closed = timeline.Between(129, 132).Closed("203.0.113.7/32");
        Assert.InRange(closed.Peak.Packets.Value, 850_000, 950_000);
        Assert.Equal(attack.Id, closed.Id);
        timeline.Between(132, 200).NothingOpened();
    }

    [Fact]
    public void Two_victims_at_once_are_two_attacks()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 20_000);
        timeline.At(60).Attack("203.0.113.7", 300_000).Until(100);
        timeline.At(60).Attack("198.51.100.9", 250_000).Until(80);
        timeline.Run(120);

        timeline.Between(60, 61.5).Opened("203.0.113.7/32", "198.51.100.9/32");
        timeline.Between(61.5, 120).NothingOpened();
        timeline.Between(88, 95).Closed("198.51.100.9/32");
        timeline.Between(108, 115).Closed("203.0.113.7/32");
    }

    [Fact]
    public void A_carpet_over_ninety_hosts_is_one_attack_on_the_prefix()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 100_000);
        timeline.At(60).Carpet("203.0.113.0/24", 90, 400_000).Until(90);
        timeline.Run(120);

        var attack = timeline.Between(60, 62).Opened("203.0.113.0/24");
        Assert.InRange(attack.HostCount, 30, 95);
        timeline.Between(62, 120).NothingOpened();
        Assert.InRange(timeline.Between(99, 105).Closed("203.0.113.0/24").HostCount, 80, 95);
    }

    [Fact]
    public void A_carpet_below_the_interface_threshold_shows_on_the_prefix()
    {
        var timeline = new Timeline(new DetectionOptions { Targets = new StaticThreshold(20_000, null) });
        timeline.At(0).Background("eth0", 600_000, noise: 0.05);
        timeline.At(60).Carpet("203.0.113.0/24", 90, 400_000).Until(90);
        timeline.Run(120);

        timeline.Between(0, 60).NothingOpened();
        timeline.Between(60, 62).Opened("203.0.113.0/24");
        timeline.Between(62, 120).NothingOpened();
    }

    [Fact]
    public void An_outbound_attack_names_the_host_it_comes_from()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 8_000);
        timeline.At(0).Background("eth0", 4_000, Direction.Outbound);
        timeline.At(60).Attack("192.0.2.66", 80_000, direction: Direction.Outbound).Until(90);
        timeline.Run(120);

        var attack = timeline.Between(60, 61).Opened("192.0.2.66/32");
        Assert.Equal(Direction.Outbound, attack.Direction);
        timeline.Between(61, 120).NothingOpened();
    }

    [Fact]
    public void Without_a_sample_the_attack_opens_unattributed_and_is_named_when_one_arrives()
    {
        var timeline = new Timeline { Sampling = false };
        timeline.At(0).Background("eth0", 8_000);
        timeline.At(60).Attack("203.0.113.7", 900_000).Until(120);
        timeline.At(65).Then(() => timeline.Sampling = true);
        timeline.Run(140);

        var opened = timeline.Between(60, 60.4).Opened("?");
        var named = timeline.Between(65, 67).Changes.First(c => c.Change.Attack.Target is not null).Change;
        Assert.Equal(AttackChangeKind.Updated, named.Kind);
        Assert.Equal(opened.Id, named.Attack.Id);
        timeline.Between(60.4, 140).NothingOpened();
        timeline.Between(129, 133).Closed("203.0.113.7/32");
    }

    [Fact]
    public void A_host_inside_an_attacked_prefix_belongs_to_that_attack()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 20_000);
        timeline.At(60).Carpet("203.0.113.0/24", 90, 400_000).Until(120);
        timeline.At(80).Attack("203.0.113.7", 300_000).Until(100);
        timeline.Run(140);

        timeline.Between(60, 62).Opened("203.0.113.0/24");
        timeline.Between(62, 140).NothingOpened();
    }

    [Fact]
    public void Short_pulses_are_one_attack_each_time_seen()
    {
        foreach (var (on, factor) in new[] { (2.0, 2.5), (1.0, 5.0) })
        {
            var timeline = new Timeline(new DetectionOptions { Interfaces = new StaticThreshold(20_000, null) });
            timeline.At(0).Background("eth0", 2_000);
            timeline.At(60).Attack("203.0.113.7", 20_000 * factor).Pulsing(on, 100 - on).Until(1_060);
            timeline.Run(1_080);
            timeline.Between(0, 2_000).Opened([.. Enumerable.Repeat("203.0.113.7/32", 10)]);
        }
    }

    [Fact]
    public void A_flood_that_its_victim_answers_is_one_attack()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 8_000);
        timeline.At(0).Background("eth0", 4_000, Direction.Outbound);
        timeline.At(60).Attack("203.0.113.7", 200_000).Until(90);
        timeline.At(60.05).Attack("203.0.113.7", 195_000, direction: Direction.Outbound).Until(90);
        timeline.Run(120);

        Assert.Equal(Direction.Inbound, timeline.Between(60, 120).Opened("203.0.113.7/32").Direction);
        timeline.Between(99, 105).Closed("203.0.113.7/32");
    }

    [Fact]
    public void An_attacker_that_hops_from_host_to_host_becomes_one_attack_on_the_network()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 8_000);
        for (var hop = 0; hop < 20; hop++)
            timeline.At(60 + hop * 2).Attack($"203.0.113.{hop + 1}", 200_000).Until(62 + hop * 2);
        timeline.Run(140);

        timeline.Between(60, 140).Opened("203.0.113.1/32", "203.0.113.2/32", "203.0.113.3/32", "203.0.113.4/32");
        timeline.Between(100, 115).Closed("203.0.113.0/24");
    }

    [Fact]
    public void An_attack_over_two_interfaces_is_one_attack()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 8_000);
        timeline.At(0).Background("eth1", 8_000);
        timeline.At(60).Attack("203.0.113.7", 200_000).Until(80);
        timeline.At(60.3).Attack("203.0.113.7", 150_000, name: "eth1").Until(100);
        timeline.Run(130);

        timeline.Between(60, 130).Opened("203.0.113.7/32");
        timeline.Between(109, 115).Closed("203.0.113.7/32");
    }

    [Fact]
    public void An_attack_on_an_interface_that_vanishes_ends_and_says_why()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 8_000);
        timeline.At(60).Attack("203.0.113.7", 200_000);
        timeline.At(70).LinkDown("eth0");
        timeline.Run(90);

        Assert.Equal("interface vanished", timeline.Between(79, 82).Closed("203.0.113.7/32").Cause);
    }
}
