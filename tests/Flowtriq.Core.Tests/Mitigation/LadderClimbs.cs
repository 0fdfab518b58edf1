using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Ladders;
using Flowtriq.Core.Mitigation.Planning;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Traffic;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

public sealed class LadderClimbs
{
    private static readonly Policy Standard = PolicyPresets.StandardLadder;

    [Theory]
    [InlineData(99, "")]
    [InlineData(100, "1")]
    [InlineData(4_000, "1")]
    public void The_first_step_is_level_1(double mbps, string levels) =>
        Assert.Equal(levels, new LadderRun(Standard).For(1, mbps).Levels);

    [Theory]
    [InlineData(49_000, "")]
    [InlineData(50_000, "1")]
    [InlineData(190_000, "1")]
    public void A_flood_of_small_packets_is_due_by_its_packet_rate(double pps, string levels)
    {
        var run = new LadderRun(Standard);
        run.Facts = run.Facts with { Offered = TrafficRate.Of(pps, pps * 64 * 8) };
        Assert.Equal(levels, run.Decide().Levels);
    }

    [Fact]
    public void A_flood_of_small_packets_climbs_like_any_other_and_the_reason_names_its_packets()
    {
        var run = new LadderRun(Standard);
        run.Facts = run.Facts with { Offered = TrafficRate.Of(900_000, 461e6) };
        for (var second = 0; second < 12; second++)
        {
            run.Decide();
            run.StepClock(TimeSpan.FromSeconds(1));
        }
        Assert.Equal("1 2", run.Levels);
        Assert.StartsWith(
            "461 Mbps, 900 kpps to 203.0.113.9/32",
            run.Last.Desired[^1].Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Level_2_only_when_too_much_is_left_over_for_the_settling_time()
    {
        Assert.Equal("1", new LadderRun(Standard).For(60, 900, residualMbps: 20).Levels);
        Assert.Equal("1", new LadderRun(Standard).For(10, 900).Levels);
        Assert.Equal("1 2", new LadderRun(Standard).For(12, 900).Levels);
        Assert.Equal("1", new LadderRun(Standard).For(60, 400).Levels);
    }

    [Fact]
    public void A_shared_link_at_risk_climbs_although_the_residual_is_on_target() =>
        Assert.Equal("1 2", new LadderRun(Standard).For(12, 900, residualMbps: 20, link: 0.75).Levels);

    [Fact]
    public void A_link_nearly_full_jumps_at_once()
    {
        var run = new LadderRun(LadderRun.Automatic(Standard)).For(1, 900, link: 0.85);
        Assert.Equal("1 2 3", run.Levels);
    }

    [Fact]
    public void Discarding_waits_for_a_person_and_the_ask_says_why()
    {
        var run = new LadderRun(Standard).For(60, 3_000);
        Assert.Equal("1 2", run.Levels);
        var proposal = run.Last.Desired.Single(m => m.Level == MitigationLevel.Blackhole);
        Assert.Equal(Disposition.AwaitsApproval, proposal.Disposition);
        Assert.Contains(
            "3.00 Gbps, 300 kpps to 203.0.113.9/32",
            Assert.Single(run.Last.Asks),
            StringComparison.Ordinal
        );
        run.Approve(MitigationLevel.Blackhole, "ann").For(1, 3_000);
        Assert.Equal("1 2 3", run.Levels);
        Assert.Empty(run.Last.Asks);
    }

    [Fact]
    public void What_a_person_turned_down_is_not_asked_again()
    {
        var run = new LadderRun(Standard).For(60, 3_000);
        run.Facts = run.Facts with { Rejected = [MitigationLevel.Blackhole] };
        run.For(5, 3_000);
        Assert.Empty(run.Last.Asks);
        Assert.DoesNotContain(run.Last.Desired, m => m.Level == MitigationLevel.Blackhole);
    }

    [Fact]
    public void More_than_one_host_is_discarded_only_with_two_people()
    {
        var run = new LadderRun(LadderRun.Automatic(Standard)) { Incident = Attack("203.0.113.128/25") };
        run.For(60, 3_000);
        Assert.Equal("1 2", run.Levels);
        run.Approve(MitigationLevel.Blackhole, "ann").For(1, 3_000);
        Assert.Equal("1 2", run.Levels);
        run.Approve(MitigationLevel.Blackhole, "bob").For(1, 3_000);
        Assert.Equal("1 2 3", run.Levels);
        Assert.Equal(2, run.Last.Desired.Single(m => m.Level == MitigationLevel.Blackhole).Approvals);
    }

    [Fact]
    public void Monitoring_only_records_what_would_have_been_done()
    {
        var run = new LadderRun(PolicyPresets.MonitorOnly).For(60, 3_000);
        Assert.Equal("", run.Levels);
        Assert.All(run.Last.Desired, m => Assert.Equal(Disposition.Observed, m.Disposition));
        Assert.NotEmpty(run.Last.Desired);
    }

    [Fact]
    public void Nothing_above_level_1_for_a_target_nobody_owns_and_nothing_at_all_while_unattributed()
    {
        var run = new LadderRun(LadderRun.Automatic(Standard));
        run.Facts = run.Facts with { Owner = null };
        Assert.Equal("1", run.For(120, 9_000, link: 0.95).Levels);
        run.Incident = Attack(target: null);
        Assert.Equal("", run.For(5, 9_000, link: 0.95).Levels);
    }

    [Fact]
    public void Excluded_targets_and_vectors_and_outbound_attacks_are_left_alone()
    {
        var address = Standard with { Exclusions = new PolicyExclusions([P("203.0.113.0/28")], []) };
        Assert.Equal("", new LadderRun(address).For(60, 900).Levels);
        var vector = Standard with { Exclusions = new PolicyExclusions([], [AttackFamily.Amplification]) };
        Assert.Equal("", new LadderRun(vector).For(60, 900).Levels);
        var outbound = new LadderRun(Standard) { Incident = Attack() with { Direction = Direction.Outbound } };
        Assert.Equal("", outbound.For(60, 900).Levels);
    }

    [Fact]
    public void A_level_that_does_not_work_is_not_waited_for()
    {
        var run = new LadderRun(Standard);
        run.Facts = run.Facts with { Unavailable = [MitigationLevel.Firewall] };
        Assert.Equal("1 2", run.For(1, 900).Levels);
    }

    [Fact]
    public void Severity_alone_can_be_a_trigger()
    {
        var policy = Standard with
        {
            Levels = Standard.Levels.SetItem(
                MitigationLevel.Firewall,
                new LevelPolicy
                {
                    Mode = LevelMode.Auto,
                    Trigger = new() { Severity = Severity.High },
                }
            ),
        };
        Assert.Equal("1", new LadderRun(policy).For(2, 1).Levels);
        Assert.Equal(
            "",
            new LadderRun(policy) { Incident = Attack(severity: Severity.Medium) }
                .For(2, 1)
                .Levels
        );
    }

    [Fact]
    public void A_diversion_ahead_replaces_the_black_hole()
    {
        var run = new LadderRun(LadderRun.Automatic(Standard));
        run.Facts = run.Facts with { Diversion = new MitigationAction.Divert(P("203.0.113.0/24"), "cloudflare") };
        run.For(45, 6_000);
        Assert.Equal("1 2 4", run.Levels);
        Assert.Equal("1 2 4", run.For(120, 6_000).Levels);
    }

    [Fact]
    public void Rules_are_added_in_mid_attack_and_none_is_taken_back()
    {
        var run = new LadderRun(Standard).For(5, 300, residualMbps: 10);
        var before = run.Last.Desired.Select(m => m.Key).ToArray();
        var ntp = Picture(Vector("NTP amplification", AttackFamily.Amplification, 123, 1, 468));
        run.Facts = run.Facts with { Plan = FlowSpecPlanner.Plan(Host, ntp, TrafficMix.Unknown, new PlanOptions()) };
        Assert.Equal(before, run.For(20, 300, residualMbps: 10).Last.Desired.Select(m => m.Key));
        run.For(2, 300, residualMbps: 200);
        Assert.Equal(before.Length + 1, run.Last.Desired.Length);
        Assert.Superset(before.ToHashSet(), run.Last.Desired.Select(m => m.Key).ToHashSet());
    }

    [Fact]
    public void A_changed_rate_is_a_new_revision_of_the_same_mitigation()
    {
        var run = new LadderRun(Standard).For(5, 300, residualMbps: 10);
        var key = run.Last.Desired[0].Key;
        var level = Standard.Levels[MitigationLevel.Firewall] with { LimitTo = new BitsPerSecond(1e6) };
        run.Policy = Standard with { Levels = Standard.Levels.SetItem(MitigationLevel.Firewall, level) };
        run.For(3, 300, residualMbps: 10);
        var limited = run.Last.Desired[0];
        Assert.Equal(key, limited.Key);
        Assert.Equal(2, limited.Revision);
        Assert.Equal(125_000, Assert.IsType<MitigationAction.EdgeFilter>(limited.Action).Rule.Action.Rate!.Value.Value);
    }

    [Fact]
    public void A_black_hole_in_force_stays_on_its_host_when_the_incident_turns_out_wider()
    {
        var run = new LadderRun(LadderRun.Automatic(Standard)).For(40, 3_000);
        Assert.Equal("1 2 3", run.Levels);
        run.Incident = Attack("203.0.113.0/24");
        run.For(5, 3_000);
        Assert.Equal(Host, run.Last.Desired.Single(m => m.Level == MitigationLevel.Blackhole).Target);
        Assert.Equal("1 2 3", run.Levels);
    }

    [Fact]
    public void A_moment_of_too_much_is_not_enough_to_climb()
    {
        var run = new LadderRun(Standard).For(60, 900, residualMbps: 20);
        Assert.Equal("1", run.For(5, 900).Levels);
        Assert.Equal("1", run.For(5, 900, residualMbps: 20).Levels);
        Assert.Equal("1", run.For(5, 900).Levels);
        Assert.Equal("1 2", run.For(7, 900).Levels);
    }
}
