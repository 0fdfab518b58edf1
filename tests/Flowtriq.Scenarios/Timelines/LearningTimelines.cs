using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Scenarios.Timelines;

public sealed class LearningTimelines
{
    [Fact]
    public void A_young_node_learns_is_provisional_and_then_ready()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 20_000);
        timeline.Run(20);
        Assert.Equal(DetectorState.Learning, timeline.Stage.State);
        Assert.Equal(Readiness.Learning, timeline.Interface("eth0").Readiness);
        timeline.Run(40);
        Assert.Equal(DetectorState.Normal, timeline.Stage.State);
        Assert.Equal(Readiness.Provisional, timeline.Interface("eth0").Readiness);
        timeline.Run(340);
        Assert.Equal(Readiness.Ready, timeline.Interface("eth0").Readiness);
    }

    [Fact]
    public void A_flood_over_link_capacity_is_raised_in_the_first_second()
    {
        var timeline = new Timeline { CapacityBps = 1e9 };
        timeline.At(0).Background("eth0", 20_000);
        timeline.At(0.5).Attack("203.0.113.7", 1_400_000).Until(20);
        timeline.Run(30);
        var opened = timeline.Between(0.5, 1.5).Opened("203.0.113.7/32");
        Assert.Equal("capacity", opened.Reason.Bound);
    }

    [Fact]
    public void Nothing_is_learned_from_an_attack()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 20_000);
        timeline.Run(400);
        var before = timeline.Interface("eth0").Baseline(Metric.Packets).P99;
        timeline.At(400).Attack("203.0.113.7", 200_000).Until(1_000);
        timeline.Run(1_005);
        Assert.Equal(before, timeline.Interface("eth0").Baseline(Metric.Packets).P99);
        timeline.Between(400, 401.5).Opened("203.0.113.7/32");
        timeline.Between(401.5, 1_005).NothingOpened();
        timeline.Between(400, 1_005).NothingClosed();
    }

    [Theory]
    [InlineData(1.1)]
    [InlineData(1.5)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(100)]
    public void A_ramp_is_raised_when_it_crosses_the_tightest_bound(double perMinute)
    {
        var timeline = new Timeline { CapacityBps = 10e9 };
        timeline.At(0).Background("eth0", 20_000, noise: 0.05);
        timeline.Run(400);
        timeline.At(400).Attack("203.0.113.7", t => 200 * Math.Pow(perMinute, (t - 400) / 60));
        var watch = timeline.Interface("eth0");
        double crossed = 0;
        for (var at = 400.0; at < 6_000 && timeline.Changes.Count == 0; at += 0.1)
        {
            timeline.Run(at);
            var above = watch.Rates.Second.Packets.Value > watch.Threshold(Metric.Packets).Effective;
            crossed =
                !above ? 0
                : crossed == 0 ? at
                : crossed;
        }

        var opened = timeline.Changes[0];
        Assert.Equal(AttackChangeKind.Opened, opened.Change.Kind);
        Assert.True(crossed == 0 || opened.At - crossed < 1.2, $"crossed {crossed:0.0}, opened {opened.At:0.0}");
        // 4 × the reference of 20 kpps, which drifts by at most a quarter in an hour.
        Assert.InRange(
            opened.Change.Attack.Rate.Packets.Value,
            0,
            4 * 22_000 * Math.Pow(1.25, (opened.At - 400) / 3600) * 1.6
        );
    }

    [Fact]
    public void After_a_restart_the_same_attack_goes_on()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 20_000);
        timeline.At(400).Attack("203.0.113.7", 200_000).Until(460);
        timeline.At(430).RestartWithSavedState();
        timeline.Run(500);
        var opened = timeline.Between(400, 401).Opened("203.0.113.7/32");
        timeline.Between(401, 500).NothingOpened();
        var closed = timeline.Between(469, 473).Closed("203.0.113.7/32");
        Assert.Equal(opened.Id, closed.Id);
        Assert.Equal(opened.Onset.Wall, closed.Onset.Wall, TimeSpan.FromMilliseconds(1));
        Assert.Equal(Readiness.Ready, timeline.Interface("eth0").Readiness);
    }

    [Fact]
    public void A_return_within_the_cooldown_continues_the_attack_and_a_later_one_is_another()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 20_000);
        timeline.At(100).Attack("203.0.113.7", 200_000).Until(110);
        timeline.At(150).Attack("203.0.113.7", 200_000).Until(160);
        timeline.At(300).Attack("203.0.113.7", 200_000).Until(310);
        timeline.Run(330);
        var first = timeline.Between(100, 101).Opened("203.0.113.7/32");
        timeline.Between(119, 122).Closed("203.0.113.7/32");
        var again = timeline.Between(150, 151).Opened("203.0.113.7/32");
        Assert.Equal(first.Id, again.Id);
        Assert.Equal(1, again.Reopenings);
        Assert.NotEqual(first.Id, timeline.Between(300, 301).Opened("203.0.113.7/32").Id);
    }

    [Fact]
    public void An_attack_closed_by_hand_does_not_open_again_while_it_lasts()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 20_000);
        timeline.At(100).Attack("203.0.113.7", 200_000);
        timeline.Run(110);
        var id = timeline.Between(100, 101).Opened("203.0.113.7/32").Id;
        Assert.NotNull(timeline.Stage.Close(id, "false positive", relearn: true, timeline.Now, timeline.Targets));
        timeline.Run(600);
        timeline.Between(110, 600).NothingOpened();
        Assert.Empty(timeline.Stage.Open);
        Assert.True(timeline.Interface("eth0").Baseline(Metric.Packets).P50 > 150_000);
    }

    [Fact]
    public void An_attack_closed_by_hand_stays_closed_over_a_restart()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 20_000);
        timeline.At(100).Attack("203.0.113.7", 200_000).Until(200);
        timeline.At(130).RestartWithSavedState();
        timeline.At(300).Attack("203.0.113.7", 200_000).Until(310);
        timeline.Run(110);
        var id = timeline.Between(100, 101).Opened("203.0.113.7/32").Id;
        Assert.NotNull(timeline.Stage.Close(id, "done", relearn: false, timeline.Now, timeline.Targets));
        timeline.Run(330);
        timeline.Between(110, 299).NothingOpened();
        Assert.NotEqual(id, timeline.Between(300, 301).Opened("203.0.113.7/32").Id);
    }
}
