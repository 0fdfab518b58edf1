using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Ladders;
using Flowtriq.Core.Mitigation.Policies;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

public sealed class LadderStepsDown
{
    private static readonly Policy Standard = PolicyPresets.StandardLadder;

    [Fact]
    public void One_level_at_a_time_the_highest_first()
    {
        var run = new LadderRun(Standard).For(20, 900);
        Assert.Equal("1 2", run.Levels);
        Assert.Equal("1 2", run.For(580, 0).Levels);
        Assert.Equal("1", run.For(15, 0).Levels);
        Assert.Equal("", run.For(61, 0).Levels);
        Assert.True(run.State.IsIdle);
    }

    [Fact]
    public void A_level_stays_while_half_of_its_trigger_is_left()
    {
        var run = new LadderRun(Standard).For(20, 900);
        Assert.Equal("1 2", run.For(3_600, 260).Levels);
    }

    [Fact]
    public void The_expiry_is_renewed_while_it_lasts_and_not_every_second()
    {
        var run = new LadderRun(Standard).For(5, 300, residualMbps: 10);
        var first = run.Last.Desired[0].Expires;
        Assert.Equal(first, run.For(60, 300, residualMbps: 10).Last.Desired[0].Expires);
        run.For(3_600, 300, residualMbps: 10);
        var left = run.Last.Desired[0].Expires!.Value - run.Now;
        Assert.InRange(
            left,
            Standard.Levels[MitigationLevel.Firewall].Ttl / 2 - TimeSpan.FromSeconds(2),
            TimeSpan.FromMinutes(10)
        );
        Assert.Equal(1, run.Last.Desired[0].Revision);
    }

    [Fact]
    public void The_hold_doubles_each_time_the_attack_returns()
    {
        var policy = Standard with { AnnounceInterval = TimeSpan.Zero };
        var run = new LadderRun(policy);
        int QuietUntilReleased()
        {
            run.For(2, 300, residualMbps: 10);
            var seconds = 0;
            for (; run.Levels.Length > 0; seconds++)
                run.For(1, 0);
            return seconds;
        }

        Assert.Equal([61, 121, 241, 481], Enumerable.Range(0, 4).Select(_ => QuietUntilReleased()));
    }

    [Fact]
    public void After_too_many_starts_in_an_hour_a_person_is_asked()
    {
        var level = new LevelPolicy
        {
            Mode = LevelMode.Auto,
            Trigger = new() { Bits = new(500e6) },
            MinimumHold = TimeSpan.FromSeconds(5),
        };
        var run = new LadderRun(
            Standard with
            {
                AnnounceInterval = TimeSpan.Zero,
                FlipsPerHour = 3,
                Order = [MitigationLevel.FlowSpec],
                Levels = Standard.Levels.Clear().Add(MitigationLevel.FlowSpec, level),
            }
        );
        for (var pulse = 0; pulse < 3; pulse++)
        {
            Assert.Equal("2", run.For(5, 900).Levels);
            Assert.Equal("", run.For(60, 0).Levels);
        }
        run.For(5, 900);
        Assert.Equal("", run.Levels);
        Assert.Contains("3 times within an hour", Assert.Single(run.Last.Asks), StringComparison.Ordinal);
        run.Approve(MitigationLevel.FlowSpec, "ann").For(1, 900);
        Assert.Equal("2", run.Levels);
    }

    [Fact]
    public void After_the_incident_is_over_everything_goes_in_order_and_nothing_starts()
    {
        var run = new LadderRun(LadderRun.Automatic(Standard)).For(40, 3_000);
        Assert.Equal("1 2 3", run.Levels);
        run.Incident = Attack(state: IncidentState.Resolved);
        var seen = new List<string>();
        while (!run.State.IsIdle && run.Now < Start.AddHours(1))
        {
            run.For(1, 3_000);
            if (seen.LastOrDefault() != run.Levels)
                seen.Add(run.Levels);
        }
        Assert.Equal(["1 2 3", "1 2", "1", ""], seen);
    }

    [Fact]
    public void A_policy_changed_to_observe_in_mid_attack_takes_the_level_back_at_once()
    {
        var run = new LadderRun(Standard).For(20, 900);
        run.Policy = PolicyPresets.MonitorOnly;
        Assert.Equal("", run.For(1, 900).Levels);
        Assert.Contains(run.Last.Desired, m => m.Disposition == Disposition.Observed);
    }

    [Fact]
    public void A_schedule_that_begins_in_mid_attack_takes_nothing_back()
    {
        var run = new LadderRun(Standard).For(20, 900);
        run.Policy = Standard with
        {
            Schedule = [new([.. Enum.GetValues<DayOfWeek>()], default, default, LevelMode.Approve)],
        };
        Assert.Equal("1 2", run.For(10, 900).Levels);
    }

    [Fact]
    public void After_a_clock_that_stepped_back_a_level_is_held_no_longer_than_from_then()
    {
        var run = new LadderRun(Standard).For(20, 900);
        run.StepClock(TimeSpan.FromHours(-1));
        Assert.Equal("1 2", run.For(60, 900).Levels);
        Assert.Equal("", run.For(660, 0).Levels);
    }

    [Fact]
    public void A_clock_that_steps_back_ends_nothing_early_and_keeps_the_expiry_short()
    {
        var run = new LadderRun(Standard).For(20, 900);
        var back = Ladder.Decide(run.Incident, run.Policy, run.Facts, run.State, Start.AddHours(-2));
        Assert.Equal(run.Last.Desired.Select(m => m.Key), back.Desired.Select(m => m.Key));
        Assert.All(back.Desired, m => Assert.True(m.Expires <= Start.AddHours(-2) + TimeSpan.FromMinutes(15)));
    }

    [Fact]
    public void One_moment_takes_one_step_however_often_it_is_looked_at()
    {
        var run = new LadderRun(LadderRun.Automatic(Standard)).For(40, 3_000);
        run.Incident = Attack(state: IncidentState.Resolved);
        while (run.Levels == "1 2 3")
            run.For(1, 0);
        var moment = run.Now.AddHours(3);
        var first = Ladder.Decide(run.Incident, run.Policy, run.Facts, run.State, moment);
        var second = Ladder.Decide(run.Incident, run.Policy, run.Facts, first.State, moment);
        Assert.Equal([MitigationLevel.Firewall], first.InForce);
        Assert.Equal(first.Desired.AsEnumerable(), second.Desired);
    }
}
