using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Policies;

namespace Flowtriq.Scenarios.Timelines;

/// <summary>What policies say beside their triggers, in a closed loop. The clock begins on a Monday at 12:00 UTC.</summary>
public sealed class PolicyTimelines
{
    private static readonly Policy Standard = Automatic(PolicyPresets.StandardLadder);

    private static readonly ScheduleWindow SecondMinute = new(
        [DayOfWeek.Monday],
        new TimeOnly(12, 1),
        new TimeOnly(12, 5),
        LevelMode.Propose
    );

    private static readonly MitigationAction.Divert Diversion = new(Timeline.Prefix("203.0.113.0/24"), "scrubber");

    [Fact]
    public void Nothing_starts_by_itself_inside_a_window_and_everything_due_does_when_it_closes()
    {
        var timeline = new LadderTimeline
        {
            Policy = Standard with { Schedule = [SecondMinute] },
            Mbps = t => t >= 90 ? 3_000 : 0,
        };
        timeline.Run(310);
        Assert.Equal(["300: 1 2 3"], timeline.Levels);
    }

    [Fact]
    public void A_window_that_opens_in_mid_attack_takes_nothing_away_but_starts_nothing_more()
    {
        var timeline = new LadderTimeline
        {
            Policy = Standard with { Schedule = [SecondMinute] },
            Mbps = t => t < 70 ? 200 : 3_000,
        };
        timeline.Run(320);
        Assert.Equal(["0: 1", "300: 1 2 3"], timeline.Levels);
    }

    [Fact]
    public void A_window_counts_in_local_time_and_on_its_days_only()
    {
        var berlin = SecondMinute with
        {
            From = new TimeOnly(14, 0),
            To = new TimeOnly(15, 0),
            UtcOffset = TimeSpan.FromHours(2),
        };
        var closed = new LadderTimeline { Policy = Standard with { Schedule = [berlin] }, Mbps = _ => 3_000 };
        closed.Run(60);
        Assert.Empty(closed.Levels);
        var tuesday = berlin with { Days = [DayOfWeek.Tuesday] };
        var open = new LadderTimeline { Policy = Standard with { Schedule = [tuesday] }, Mbps = _ => 3_000 };
        open.Run(60);
        Assert.Equal(["0: 1", "10: 1 2", "20: 1 2 3"], open.Levels);
    }

    [Fact]
    public void An_excluded_address_is_left_alone_and_let_go_at_once_when_it_is_excluded_in_mid_attack()
    {
        var excluded = Standard with { Exclusions = new PolicyExclusions([Timeline.Prefix("203.0.113.8/30")], []) };
        var timeline = new LadderTimeline { Policy = Standard, Mbps = _ => 3_000 };
        timeline.At(50, () => timeline.Policy = excluded);
        timeline.Run(100);
        Assert.Equal(["0: 1", "10: 1 2", "20: 1 2 3", "50: "], timeline.Levels);
        var never = new LadderTimeline { Policy = excluded, Mbps = _ => 3_000 };
        never.Run(100);
        Assert.Empty(never.Levels);
    }

    [Fact]
    public void An_excluded_family_is_never_filtered()
    {
        var timeline = new LadderTimeline
        {
            Policy = Standard with { Exclusions = new PolicyExclusions([], [AttackFamily.Amplification]) },
            Mbps = _ => 3_000,
        };
        timeline.Run(100);
        Assert.Empty(timeline.Levels);
    }

    [Fact]
    public void Scrub_before_discard_diverts_and_discards_only_what_the_scrubber_leaves()
    {
        var policy = Automatic(PolicyPresets.ScrubBeforeDiscard);
        var cleaned = new LadderTimeline
        {
            Policy = policy,
            Mbps = t => t >= 10 ? 8_000 : 0,
            Diversion = Diversion,
        };
        cleaned.Run(200);
        Assert.Equal(["10: 1", "20: 1 2", "30: 1 2 4"], cleaned.Levels);

        var overwhelmed = new LadderTimeline
        {
            Policy = policy,
            Mbps = t => t >= 10 ? 8_000 : 0,
            Diversion = Diversion,
        };
        overwhelmed.Leaks[MitigationLevel.Scrubbing] = 0.5;
        overwhelmed.Run(200);
        Assert.Equal(["10: 1", "20: 1 2", "30: 1 2 4", "40: 1 2 3 4"], overwhelmed.Levels);
    }

    [Fact]
    public void Without_a_diversion_the_same_policy_discards()
    {
        var timeline = new LadderTimeline
        {
            Policy = Automatic(PolicyPresets.ScrubBeforeDiscard),
            Mbps = t => t >= 10 ? 8_000 : 0,
        };
        timeline.Run(200);
        Assert.Equal(["10: 1", "20: 1 2", "30: 1 2 3"], timeline.Levels);
    }

    [Theory]
    [InlineData(0, "0: 1", "10: 1 2")]
    [InlineData(70_500, "0: 1", "10: 1 2", "20: 1 2 3")]
    public void A_shared_link_at_risk_climbs_although_the_residual_is_on_target(
        double othersMbps,
        params string[] levels
    )
    {
        var timeline = new LadderTimeline
        {
            Policy = Standard,
            Mbps = _ => 2_500,
            OthersMbps = othersMbps,
        };
        timeline.Leaks[MitigationLevel.FlowSpec] = 0.01;
        timeline.Run(120);
        Assert.Equal(levels, timeline.Levels);
    }

    private static Policy Automatic(Policy preset) =>
        preset with
        {
            Levels = preset.Levels.ToImmutableDictionary(
                static pair => pair.Key,
                static pair => pair.Value with { Mode = LevelMode.Auto }
            ),
        };
}
