using System.Collections.Immutable;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Policies;

namespace Flowtriq.Scenarios.Timelines;

public sealed class LadderTimelines
{
    private static readonly Policy Automatic = PolicyPresets.StandardLadder with
    {
        Levels = PolicyPresets.StandardLadder.Levels.ToImmutableDictionary(
            pair => pair.Key,
            pair => pair.Value with { Mode = LevelMode.Auto }
        ),
    };

    [Fact]
    public void A_large_attack_climbs_step_by_step_and_comes_down_the_same_way()
    {
        var timeline = new LadderTimeline { Policy = Automatic, Mbps = t => t is >= 10 and < 300 ? 3_000 : 0 };
        timeline.Run(3_600);
        Assert.Equal(["10: 1", "20: 1 2", "30: 1 2 3", "900: 1 2", "1020: 1", "1080: "], timeline.Levels);
        Assert.Empty(timeline.Table);
    }

    [Fact]
    public void A_level_that_works_is_enough()
    {
        var timeline = new LadderTimeline { Policy = Automatic, Mbps = t => t < 300 ? 3_000 : 0 };
        timeline.Leaks[MitigationLevel.FlowSpec] = 0.01;
        timeline.Run(300);
        Assert.Equal(["0: 1", "10: 1 2"], timeline.Levels);
    }

    [Fact]
    public void A_link_that_fills_up_is_not_waited_for()
    {
        var timeline = new LadderTimeline
        {
            Policy = Automatic,
            Mbps = _ => 9_000,
            CapacityMbps = 10_000,
        };
        timeline.Run(2);
        Assert.Equal(["0: 1 2 3"], timeline.Levels);
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(60, 240)]
    [InlineData(120, 780)]
    [InlineData(5, 1_800)]
    public void A_pulsing_attack_announces_each_route_at_most_once_in_ten_minutes(int on, int off)
    {
        var timeline = new LadderTimeline { Policy = Automatic, Mbps = t => t % (on + off) < on ? 9_000 : 0 };
        timeline.Run(4 * 3_600);
        Assert.NotEmpty(timeline.Levels);
        foreach (var route in timeline.Announcements)
        {
            var times = route.ToArray();
            Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 600, $"{route.Key}"));
        }
    }

    [Fact]
    public void Flips_are_capped_and_then_a_person_is_asked()
    {
        var quick = Automatic with
        {
            AnnounceInterval = TimeSpan.Zero,
            FlipsPerHour = 2,
            Order = [MitigationLevel.FlowSpec],
            Levels = Automatic.Levels.SetItem(
                MitigationLevel.FlowSpec,
                Automatic.Levels[MitigationLevel.FlowSpec] with
                {
                    MinimumHold = TimeSpan.FromSeconds(10),
                }
            ),
        };
        var timeline = new LadderTimeline { Policy = quick, Mbps = t => t % 300 < 60 ? 900 : 0 };
        timeline.Run(3_000);
        Assert.Equal(2, timeline.Announcements.First().Count());
        Assert.Contains("2 times within an hour", Assert.Single(timeline.Asks), StringComparison.Ordinal);
    }

    [Fact]
    public void The_kill_switch_withdraws_everything_and_accepts_nothing_until_it_is_off()
    {
        var timeline = new LadderTimeline { Policy = Automatic, Mbps = _ => 3_000 };
        timeline.At(100, () => timeline.KillSwitch = true);
        timeline.At(200, () => timeline.KillSwitch = false);
        timeline.Run(300);
        Assert.Equal(["0: 1", "10: 1 2", "20: 1 2 3", "100: ", "200: 1 2 3"], timeline.Levels);
    }

    [Fact]
    public void A_dry_run_applies_nothing()
    {
        var timeline = new LadderTimeline
        {
            Policy = Automatic,
            Mbps = _ => 3_000,
            DryRun = true,
        };
        timeline.Run(60);
        Assert.Empty(timeline.Levels);
    }

    [Fact]
    public void A_policy_changed_in_mid_attack_holds_from_the_next_second()
    {
        var timeline = new LadderTimeline { Policy = Automatic, Mbps = _ => 3_000 };
        timeline.At(50, () => timeline.Policy = PolicyPresets.MonitorOnly);
        timeline.Run(100);
        Assert.Equal(["0: 1", "10: 1 2", "20: 1 2 3", "50: "], timeline.Levels);
    }

    [Fact]
    public void A_ladder_that_is_no_longer_called_leaves_an_expiry_behind()
    {
        var timeline = new LadderTimeline { Policy = Automatic, Mbps = _ => 3_000 };
        timeline.Run(1_000);
        var longest = Automatic.Levels.Values.Max(level => level.Ttl);
        Assert.Equal(TimeSpan.FromMinutes(60), longest);
        Assert.All(
            timeline.Table.Values,
            m => Assert.InRange(m.Expires!.Value, Ended(1_000), Ended(1_000) + Automatic.Levels[m.Level].Ttl)
        );
    }

    private static DateTimeOffset Ended(double seconds) =>
        new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero).AddSeconds(seconds);
}
