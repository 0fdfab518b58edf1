using System.Collections.Frozen;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.StatusPages.Telling;

namespace Flowtriq.Server.Tests.StatusPages;

/// <summary>What a page tells of an incident, over the incident's life.</summary>
public sealed class StoriesAreTold
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    private static readonly PageRules Rules = new(
        TimeSpan.FromMinutes(2),
        Severity.Medium,
        [
            new ComponentRule("a", "Frankfurt", ComponentScope.Pop, ["FRA"]),
            new ComponentRule("b", "Amsterdam", ComponentScope.Node, ["edge-2", "edge-3"]),
            new ComponentRule("c", "Acme's lines", ComponentScope.Customer, ["Acme"]),
        ]
    );

    private static readonly IncidentFact Attack = new(
        7,
        Severity.High,
        IncidentState.Open,
        false,
        Start,
        new[] { "edge-1" }.ToFrozenSet(),
        new[] { "FRA" }.ToFrozenSet(),
        null
    );

    [Fact]
    public void Nothing_is_told_before_the_delay_and_everything_after_it()
    {
        Assert.Null(Begin(Attack, 119));
        var begun = Begin(Attack, 120);
        Assert.Equal(StoryPhase.Investigating, begun!.Phase);
        Assert.Equal(ComponentState.Partial, begun.Impact);
        Assert.Equal(["a"], begun.Components);
        Assert.Contains("looking into it", begun.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_matters_too_little_or_is_over_or_is_elsewhere_is_never_told()
    {
        Assert.Null(Begin(Attack with { Severity = Severity.Low }, 600));
        Assert.Null(Begin(Attack with { State = IncidentState.Resolved }, 600));
        Assert.Null(Begin(Attack with { Pops = new[] { "MUC" }.ToFrozenSet() }, 600));
    }

    [Theory]
    [InlineData("edge-3", "MUC", null, "b")]
    [InlineData("edge-1", "FRA", "acme", "a c")]
    [InlineData("edge-2", "FRA", "Acme", "a b c")]
    public void Components_are_touched_by_node_by_POP_and_by_customer(
        string node,
        string pop,
        string? customer,
        string touched
    )
    {
        var incident = Attack with
        {
            Nodes = new[] { node }.ToFrozenSet(),
            Pops = new[] { pop }.ToFrozenSet(),
            Customer = customer,
        };
        Assert.Equal(touched.Split(' '), Begin(incident, 600)!.Components);
    }

    [Fact]
    public void A_story_goes_from_investigating_over_mitigating_and_monitoring_to_resolved()
    {
        var story = Story(Begin(Attack, 120)!);
        Assert.Null(StoryTelling.GoOn(Rules, story, Attack));
        (IncidentFact Incident, StoryPhase Phase, ComponentState Impact)[] steps =
        [
            (
                Attack with
                {
                    Mitigated = true,
                    State = IncidentState.Mitigating,
                },
                StoryPhase.Mitigating,
                ComponentState.Degraded
            ),
            (
                Attack with
                {
                    Mitigated = true,
                    State = IncidentState.Subsiding,
                },
                StoryPhase.Monitoring,
                ComponentState.Degraded
            ),
            (Attack with { State = IncidentState.Resolved }, StoryPhase.Resolved, ComponentState.Operational),
        ];
        foreach (var (incident, phase, impact) in steps)
        {
            var move = StoryTelling.GoOn(Rules, story, incident);
            Assert.Equal((phase, impact), (move!.Phase, move.Impact));
            Assert.Equal(Wording.Update(phase, cameBack: false), move.Text);
            story = Story(move);
            Assert.Null(StoryTelling.GoOn(Rules, story, incident));
        }
    }

    [Fact]
    public void A_measure_that_flaps_is_not_told_again()
    {
        var story = Story(Begin(Attack with { Mitigated = true }, 120)!);
        Assert.Null(StoryTelling.GoOn(Rules, story, Attack));
    }

    [Fact]
    public void What_comes_back_is_told_as_that()
    {
        var watched = new StoryFact(StoryPhase.Resolved, ComponentState.Operational, ["a"], true);
        var move = StoryTelling.GoOn(Rules, watched, Attack);
        Assert.Equal((StoryPhase.Investigating, ComponentState.Partial), (move!.Phase, move.Impact));
        Assert.Contains("come back", move.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_story_spreads_without_a_word_and_never_shrinks()
    {
        var story = Story(Begin(Attack, 120)!);
        var wider = StoryTelling.GoOn(Rules, story, Attack with { Customer = "Acme" })!;
        Assert.Equal(["a", "c"], wider.Components);
        Assert.Null(wider.Text);
        Assert.Null(StoryTelling.GoOn(Rules, Story(wider), Attack));
    }

    [Fact]
    public void A_story_that_a_person_tells_is_left_alone()
    {
        var story = Story(Begin(Attack, 120)!) with { Automatic = false };
        Assert.Null(StoryTelling.GoOn(Rules, story, Attack with { State = IncidentState.Resolved }));
    }

    [Fact]
    public void A_component_is_as_bad_as_the_worst_that_is_said_of_it()
    {
        (ComponentState, IReadOnlyList<string>)[] open =
        [
            (ComponentState.Degraded, ["a", "b"]),
            (ComponentState.Major, ["b"]),
        ];
        Assert.Equal(
            ComponentState.Degraded,
            ComponentStates.Of(
                "a",
                open,
                [
                    ["a"],
                ]
            )
        );
        Assert.Equal(ComponentState.Major, ComponentStates.Of("b", open, []));
        Assert.Equal(
            ComponentState.Maintenance,
            ComponentStates.Of(
                "c",
                open,
                [
                    ["c"],
                ]
            )
        );
        Assert.Equal(
            ComponentState.Operational,
            ComponentStates.Of(
                "d",
                open,
                [
                    ["c"],
                ]
            )
        );
    }

    private static StoryMove? Begin(IncidentFact incident, int seconds) =>
        StoryTelling.Begin(Rules, incident, Start.AddSeconds(seconds));

    private static StoryFact Story(StoryMove move) => new(move.Phase, move.Impact, move.Components, true);
}
