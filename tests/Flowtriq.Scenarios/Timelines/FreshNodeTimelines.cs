using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Scenarios.Timelines;

/// <summary>A node without saved state: what guards it from its first second on, and what must not alarm it.</summary>
public sealed class FreshNodeTimelines
{
    [Theory]
    [InlineData(2_000, 50_000, 10)]
    [InlineData(20_000, 50_000, 10)]
    [InlineData(20_000, 100_000, 6)]
    [InlineData(200_000, 400_000, 10)]
    public void An_attack_in_the_first_seconds_has_its_victim_named(double ordinary, double attack, double at)
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", ordinary);
        timeline.At(at).Attack("203.0.113.7", attack).Until(at + 20);
        timeline.Run(at + 40);
        timeline.Between(at, at + 1.2).Opened("203.0.113.7/32");
        timeline.Between(0, at).NothingOpened();
        timeline.Between(at + 1.2, at + 40).NothingOpened();
    }

    [Fact]
    public void A_flood_many_times_the_traffic_is_raised_after_the_first_second()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 2_000);
        timeline.At(1.5).Attack("203.0.113.7", 100_000).Until(20);
        timeline.Run(30);
        timeline.Between(1.5, 2.5).Opened("203.0.113.7/32");
    }

    [Fact]
    public void A_static_threshold_of_targets_works_in_the_first_second()
    {
        var timeline = new Timeline(new DetectionOptions { Targets = new StaticThreshold(20_000, null) });
        timeline.At(0).Background("eth0", 200_000);
        timeline.At(0.3).Attack("203.0.113.7", 100_000).Until(20);
        timeline.Run(30);
        timeline.Between(0.3, 1).Opened("203.0.113.7/32");
    }

    [Fact]
    public void A_carpet_in_the_first_seconds_is_named_by_its_prefix()
    {
        var timeline = new Timeline(prefixes: ["198.51.100.0/24", "10.0.0.0/8"]);
        timeline.At(0).Background("eth0", 20_000);
        timeline.At(10).Carpet("198.51.100.0/24", 90, 100_000).Until(30);
        timeline.Run(50);
        timeline.Between(10, 11.2).Opened("198.51.100.0/24");
    }

    [Theory]
    [InlineData(200_000, 1)]
    [InlineData(200_000, 2)]
    [InlineData(200_000, 3)]
    [InlineData(20_000, 4)]
    [InlineData(6_000, 5)]
    public void A_start_amid_ordinary_traffic_raises_nothing(double ordinary, int seed)
    {
        var timeline = new Timeline(seed: seed, prefixes: ["10.0.0.0/8"]);
        timeline.At(0).Background("eth0", ordinary);
        timeline.At(0).Background("eth0", ordinary / 2, Direction.Outbound);
        timeline.Run(400);
        timeline.Between(0, 400).NothingOpened();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_start_amid_large_downloads_that_come_and_go_raises_nothing(int seed)
    {
        var timeline = new Timeline(seed: seed);
        timeline.At(0).Background("eth0", 200_000);
        // One customer that always takes a third, and others that take a tenth for some seconds each.
        timeline.At(0).Attack("192.0.2.1", 60_000);
        for (var customer = 0; customer < 40; customer++)
            timeline.At(0.5 + 1.7 * customer).Attack($"192.0.2.{10 + customer}", 20_000).Until(4 + 1.7 * customer);
        timeline.Run(120);
        timeline.Between(0, 120).NothingOpened();
    }

    [Fact]
    public void A_restart_without_saved_state_amid_heavy_traffic_raises_nothing()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 200_000);
        timeline.At(100).Then(() => timeline.Restart());
        timeline.Run(250);
        timeline.Between(0, 250).NothingOpened();
    }
}
