using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Mitigation.Ladders;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Mitigation.Rules;
using static Flowtriq.Server.Tests.Mitigation.Pieces;

namespace Flowtriq.Server.Tests.Mitigation.Deciding;

/// <summary>What the ladder is told of an incident, from what surrounds it.</summary>
public sealed class FactsForTheLadder
{
    private static readonly Policy Standard = PolicyPresets.StandardLadder;

    [Fact]
    public void What_is_left_over_is_what_arrives_less_what_nodes_drop_and_unknown_where_none_filters()
    {
        var incident = Attack();
        Assert.Null(Facts(incident, Around(incident)).Residual);
        Assert.Null(Facts(incident, Around(incident, OnNode("not allowed"))).Residual);
        Assert.Equal(1.194e9, Facts(incident, Around(incident, OnNode())).Residual!.Value.Value, 1e6);
        var dropping = Around(incident, OnNode("", Dropping(1e9), Dropping(5e8, target: "192.0.2.99/32")));
        Assert.Equal(194e6, Facts(incident, dropping).Residual!.Value.Value, 1e6);
        // More is dropped than arrives beyond normal: nothing is left, never less.
        Assert.Equal(0, Facts(incident, Around(incident, OnNode("", Dropping(9e9)))).Residual!.Value.Value);
    }

    [Fact]
    public void Levels_nobody_can_carry_out_are_unavailable()
    {
        var incident = Attack();
        Assert.Equal([.. Enum.GetValues<MitigationLevel>()], Facts(incident, Around(incident)).Unavailable.Order());
        var able = Around(incident, OnNode()) with { Peers = [Router("edge1")], DiversionFor = static _ => Divert };
        Assert.Empty(Facts(incident, able).Unavailable);
        Assert.Equal(Divert, Facts(incident, able).Diversion);
    }

    [Fact]
    public void Who_is_away_for_a_moment_still_counts_as_there()
    {
        var incident = Attack();
        var away = Around(incident) with { Peers = [Router("edge1", up: false)] };
        Assert.Contains(MitigationLevel.FlowSpec, Facts(incident, away).Unavailable);
        var moment = away with { There = ImmutableHashSet.Create("edge1"), IsYoung = true };
        Assert.Equal([MitigationLevel.Scrubbing], Facts(incident, moment).Unavailable);
    }

    [Fact]
    public void A_level_the_kernel_refused_as_a_whole_is_not_waited_for()
    {
        var incident = Attack();
        var around = Around(incident, OnNode()) with { Peers = [Router("edge1")] };
        var refused = Admitted(FlowSpec) with { Admitted = false, Refusal = RefusalKind.RateLimit };
        var book = MitigationBook.Empty.With(refused);
        Assert.Contains(MitigationLevel.FlowSpec, Facts(incident, around, book).Unavailable);
        book = book.With(Admitted(new MitigationAction.FlowSpec(Rule("192.0.2.0/24"))) with { Number = 2 });
        Assert.DoesNotContain(MitigationLevel.FlowSpec, Facts(incident, around, book).Unavailable);
    }

    [Fact]
    public void What_people_said_comes_from_memory_and_the_owner_from_the_customers()
    {
        var incident = Attack();
        var ann = new Approver("7", "Ann");
        var memory = new LadderMemory(1, LadderState.Empty)
        {
            Votes =
            [
                new LevelVote(MitigationLevel.Blackhole, ann, true, Now),
                new LevelVote(MitigationLevel.FlowSpec, ann, true, Now),
                new LevelVote(MitigationLevel.FlowSpec, new Approver("8", "Bob"), false, Now),
            ],
        };
        var book = MitigationBook.Empty with { Memories = MitigationBook.Empty.Memories.SetItem(1, memory) };
        var owner = new Customer { Name = "Acme", Prefixes = [Prefix("192.0.2.0/24")] };
        var around = Around(incident) with
        {
            Rules = MitigationRules.None with { Customers = new CustomerTable([owner]) },
        };
        var facts = Facts(incident, around, book);
        Assert.Equal(new LevelApproval(MitigationLevel.Blackhole, ann), Assert.Single(facts.Approvals));
        Assert.Equal([MitigationLevel.FlowSpec], facts.Rejected);
        Assert.Equal("Acme", facts.Owner!.Name);
        Assert.Null(Facts(incident, Around(incident), book).Owner);
    }

    [Fact]
    public void The_plan_leaves_out_what_the_policy_leaves_alone()
    {
        var incident = Attack();
        Assert.NotEmpty(Facts(incident, Around(incident)).Plan.Rules);
        var policy = Standard with { Exclusions = new PolicyExclusions([], [AttackFamily.Amplification]) };
        Assert.Empty(LadderSurvey.FactsOf(incident, policy, Around(incident), MitigationBook.Empty, Now).Plan.Rules);
    }

    private static LadderFacts Facts(Incident incident, Surroundings around, MitigationBook? book = null) =>
        LadderSurvey.FactsOf(incident, Standard, around, book ?? MitigationBook.Empty, Now);
}
