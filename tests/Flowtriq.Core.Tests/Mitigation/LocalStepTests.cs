using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;
using static Flowtriq.Core.Tests.Mitigation.Net;

namespace Flowtriq.Core.Tests.Mitigation;

/// <summary>Level 1 on one node, on virtual time: one decision a second.</summary>
public sealed class LocalStepTests
{
    private static readonly LocalRules Rules = new()
    {
        Own = [P("203.0.113.0/24")],
        Protected = [new ProtectedPrefix(P("203.0.113.53/32"), "resolver")],
        Workspace = PolicyPresets.StandardLadder,
    };

    private LocalState state = LocalState.Empty;
    private DateTimeOffset now = Start;

    [Fact]
    public void An_attack_above_the_trigger_is_filtered_at_once()
    {
        var decision = Decide(Rules, Attack("203.0.113.9/32", 400));

        var filter = Assert.Single(decision.Filters);
        Assert.Equal(Discard(Udp("203.0.113.9/32", 53)), filter.Rule);
        Assert.True(filter.ByNode);
        Assert.Equal(Start.AddMinutes(10), filter.Expires);
        Assert.False(decision.State.IsIdle);
    }

    [Fact]
    public void Below_the_trigger_without_a_name_or_outwards_nothing_is_done()
    {
        Assert.Empty(Decide(Rules, Attack("203.0.113.9/32", 50)).Filters);
        Assert.Empty(Decide(Rules, Attack(null, 400)).Filters);
        var outwards = Attack("203.0.113.9/32", 400);
        outwards = outwards with { Observation = outwards.Observation with { Direction = Direction.Outbound } };
        Assert.Empty(Decide(Rules, outwards).Filters);
        Assert.Empty(Decide(LocalRules.None, Attack("203.0.113.9/32", 400)).Filters);
    }

    [Fact]
    public void A_policy_that_only_observes_filters_nothing()
    {
        Assert.Empty(
            Decide(Rules with { Workspace = PolicyPresets.MonitorOnly }, Attack("203.0.113.9/32", 400)).Filters
        );
    }

    [Theory]
    [InlineData("203.0.113.53/32", RefusalKind.ProtectedAddress)]
    [InlineData("198.51.100.1/32", RefusalKind.NotOurs)]
    public void What_the_kernel_refuses_is_not_filtered_and_says_why(string target, RefusalKind expected)
    {
        var decision = Decide(Rules, Attack(target, 400));

        Assert.Empty(decision.Filters);
        Assert.Equal(expected, Assert.Single(decision.Refused).Kind);
    }

    [Fact]
    public void Orders_pass_the_same_kernel()
    {
        var orders = new[]
        {
            new FilterOrder(Discard(Udp("203.0.113.9/32", 53)), Start.AddMinutes(5)),
            new FilterOrder(Discard(Udp("198.51.100.9/32", 53)), Start.AddMinutes(5)),
            new FilterOrder(Discard(FlowSpecMatch.To(P("203.0.113.10/32"))), Start.AddMinutes(5)),
            new FilterOrder(Discard(Udp("203.0.113.11/32", 53)), Start.AddSeconds(-1)),
        };

        var decision = LocalStep.Decide([], Rules, orders, state, now);

        var filter = Assert.Single(decision.Filters);
        Assert.False(filter.ByNode);
        Assert.Equal(
            [RefusalKind.NotOurs, RefusalKind.Wildcard],
            decision.Refused.Select(refusal => refusal.Kind).Order()
        );
    }

    [Fact]
    public void What_is_ordered_and_wanted_by_the_node_is_one_filter_that_lasts_for_both()
    {
        var order = new FilterOrder(Discard(Udp("203.0.113.9/32", 53)), Start.AddMinutes(5));

        var decision = LocalStep.Decide([Attack("203.0.113.9/32", 400)], Rules, [order], state, now);

        var filter = Assert.Single(decision.Filters);
        Assert.False(filter.ByNode);
        Assert.Equal(Start.AddMinutes(10), filter.Expires);
    }

    [Fact]
    public void The_kill_switch_and_a_dry_run_leave_nothing_in_force()
    {
        var order = new FilterOrder(Discard(Udp("203.0.113.10/32", 53)), Start.AddMinutes(5));
        LocalSight[] sights = [Attack("203.0.113.9/32", 400)];

        var killed = LocalStep.Decide(sights, Rules with { KillSwitch = true }, [order], state, now);
        var dry = LocalStep.Decide(sights, Rules with { DryRun = true }, [order], state, now);

        Assert.Empty(killed.Filters);
        Assert.Empty(dry.Filters);
        Assert.Equal(2, dry.Refused.Count(refusal => refusal.Kind == RefusalKind.DryRun));
    }

    [Fact]
    public void No_more_filters_than_allowed()
    {
        var decision = Decide(
            Rules with
            {
                MaxFilters = 1,
            },
            Attack("203.0.113.9/32", 400),
            Attack("203.0.113.10/32", 400)
        );

        Assert.Single(decision.Filters);
        Assert.Equal(RefusalKind.Budget, Assert.Single(decision.Refused).Kind);
    }

    [Fact]
    public void A_filter_stays_for_the_hold_after_the_attack_and_then_goes()
    {
        Decide(Rules, Attack("203.0.113.9/32", 400));
        for (var second = 0; second < 58; second++)
            Assert.Single(Decide(Rules).Filters);
        for (var second = 0; second < 5; second++)
            Decide(Rules);

        Assert.Empty(Decide(Rules).Filters);
        Assert.True(state.IsIdle);
    }

    [Fact]
    public void Each_return_doubles_the_hold()
    {
        Decide(Rules, Attack("203.0.113.9/32", 400));
        var first = SecondsUntilGone();
        Decide(Rules, Attack("203.0.113.9/32", 400));
        var second = SecondsUntilGone();

        Assert.InRange(second, (2 * first) - 3, (2 * first) + 3);
    }

    [Fact]
    public void A_target_is_forgotten_an_hour_after_its_attack()
    {
        Decide(Rules, Attack("203.0.113.9/32", 400));
        now = now.AddMinutes(61);
        Decide(Rules);

        Assert.Empty(state.Targets);
    }

    [Fact]
    public void The_policy_of_the_longest_prefix_decides()
    {
        var rules = Rules with
        {
            Entries =
            [
                new LocalEntry([P("203.0.113.0/25")], PolicyPresets.MonitorOnly),
                new LocalEntry([P("203.0.113.8/29")], PolicyPresets.StandardLadder),
            ],
        };

        var decision = Decide(rules, Attack("203.0.113.9/32", 400), Attack("203.0.113.20/32", 400));

        Assert.Equal(P("203.0.113.9/32"), Assert.Single(decision.Filters).Rule.Match.Destination);
    }

    private int SecondsUntilGone()
    {
        for (var seconds = 0; seconds < 1_000; seconds++)
        {
            if (Decide(Rules).Filters.IsEmpty)
                return seconds;
        }

        return int.MaxValue;
    }

    private LocalDecision Decide(LocalRules rules, params LocalSight[] sights)
    {
        var decision = LocalStep.Decide(sights, rules, [], state, now);
        state = decision.State;
        now = now.AddSeconds(1);
        return decision;
    }

    private static LocalSight Attack(string? target, double mbps) =>
        new(
            new Observation
            {
                Id = Guid.CreateVersion7(),
                Node = new NodeId("n"),
                Target = target is null ? null : P(target),
                Phase = ObservationPhase.Updated,
                Reason = new DetectionReason(Metric.Bits, "p99", mbps * 1e6, 1e6, 300, 1, ""),
                Onset = Start,
                Detected = Start,
                Rate = TrafficRate.Of(mbps * 100, mbps * 1e6),
                Peak = TrafficRate.Of(mbps * 100, mbps * 1e6),
                Picture = Picture(Vector("DNS amplification", AttackFamily.Amplification, 53, length: 900)),
            },
            LinkShare: null,
            Dropped: default
        );
}
