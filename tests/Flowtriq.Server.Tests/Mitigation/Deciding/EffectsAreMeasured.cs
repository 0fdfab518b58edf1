using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Mitigation.Scrubbing;
using static Flowtriq.Server.Tests.Mitigation.Pieces;

namespace Flowtriq.Server.Tests.Mitigation.Deciding;

/// <summary>An effect is claimed when somebody measured it, in words that say what was measured.</summary>
public sealed class EffectsAreMeasured
{
    private static readonly DateTimeOffset Later = Now.AddSeconds(3);

    [Fact]
    public void Of_level_1_it_is_what_the_nodes_count()
    {
        var incident = Attack(seen: Later);
        var around = Around(incident, OnNode("", Dropping(1.1e9)));
        var after = Note(Accepted(Filter, "edge-1"), incident, around);
        Assert.Equal(MitigationState.Effective, after.Record.State);
        Assert.Equal("dropping 1.10 Gbps, 92 % of the attack, on edge-1", after.Effect);
        Assert.Equal(0.92, after.EffectShare!.Value, 0.005);
        Assert.Empty(Note(Accepted(Filter, "edge-1"), incident, Around(incident, OnNode())).Effect);
    }

    [Fact]
    public void A_small_change_of_the_share_is_not_worth_a_line()
    {
        var incident = Attack(seen: Later);
        var known = Note(Accepted(Filter, "edge-1"), incident, Around(incident, OnNode("", Dropping(1.1e9))));
        var same = Note(known, incident, Around(incident, OnNode("", Dropping(1.12e9))));
        Assert.Same(known, same);
        var less = Note(known, incident, Around(incident, OnNode("", Dropping(0.6e9))));
        Assert.Equal(0.5, less.EffectShare!.Value, 0.01);
    }

    [Theory]
    [InlineData(300_000, false)]
    [InlineData(160_000, false)]
    [InlineData(140_000, true)]
    [InlineData(20_000, true)]
    public void Of_routers_it_is_that_at_most_half_still_arrives(double pps, bool claimed)
    {
        var incident = Attack(pps, Later);
        var entry = Accepted(FlowSpec) with { ArrivingBefore = 1.194e9 };
        var after = Note(entry, incident, Around(incident));
        Assert.Equal(claimed, after.Record.State == MitigationState.Effective);
        Assert.Equal(
            claimed,
            after.Effect.StartsWith("what arrives of the attack fell from 1.19 Gbps", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Nothing_is_claimed_before_a_report_that_is_newer_than_the_acceptance_or_after_the_end()
    {
        var entry = Accepted(FlowSpec) with { ArrivingBefore = 1.194e9 };
        var old = Attack(20_000, Now.AddSeconds(-1));
        Assert.Same(entry, Note(entry, old, Around(old)));
        var over = Attack(20_000, Later) with { State = IncidentState.Resolved, Resolved = Later };
        Assert.Same(entry, Note(entry, over, Around(over)));
        var unknown = Attack(20_000, Later);
        Assert.Empty(Note(Accepted(FlowSpec), unknown, Around(unknown)).Effect);
    }

    [Theory]
    [InlineData(CleanReturn.Returning, true)]
    [InlineData(CleanReturn.NotReturning, false)]
    [InlineData(CleanReturn.NotMeasured, false)]
    public void A_diversion_is_effective_when_clean_traffic_returns_however_much_arrives(CleanReturn back, bool claimed)
    {
        var incident = Attack(seen: Later);
        var entry = Accepted(Divert, "scrubber") with { ArrivingBefore = 1.194e9 };
        var status = new DiversionStatus(Divert, DiversionState.Advertised, Now, "advertised", null, back);
        var after = Note(entry, incident, Around(incident) with { Diversions = [status] });
        Assert.Equal(claimed, after.Record.State == MitigationState.Effective);
    }

    private static MitigationEntry Note(MitigationEntry entry, Incident incident, Surroundings around) =>
        Effects.Note(entry, incident, AttackMeasure.Of(incident, around, Later), around, Later);
}
