using Flowtriq.Core.Incidents;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Core.Tests.Incidents;

public sealed class IncidentProperties
{
    private static readonly string?[] Targets =
    [
        null,
        "203.0.113.7/32",
        "203.0.113.9/32",
        "203.0.113.0/24",
        "198.51.100.1/32",
        "2001:db8::1/128",
        "2001:db8::/48",
    ];

    private sealed record Step(int Id, int Node, int Target, int Mbps, int Phase, int Seconds);

    [Fact]
    public void The_same_report_twice_has_the_effect_of_one() =>
        Prop.ForAll(
                Steps().ToArbitrary(),
                steps =>
                {
                    var story = new Story();
                    return steps.TrueForAll(step =>
                    {
                        var observation = Play(story, step);
                        story.Receive(observation);
                        return story.Receive(observation).Count == 0;
                    });
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_observation_belongs_to_one_incident_and_unlike_targets_never_meet() =>
        Prop.ForAll(
                Steps().ToArbitrary(),
                steps =>
                {
                    var story = new Story();
                    foreach (var step in steps)
                        story.Receive(Play(story, step));
                    story.CheckHistory();

                    var held = story.Live.SelectMany(i => i.Observations).Select(o => o.Latest.Id).ToList();
                    return held.Count == held.Distinct().Count()
                        && story.Live.All(i => i.Observations.All(o => o.Latest.Direction == i.Direction))
                        && story.Live.All(i =>
                            (i.State == IncidentState.Resolved) == (i.Resolved is not null)
                            && i.Rating.Severity >= Severity.Low
                            && i.Peak.Bits.Value >= i.Rate.Bits.Value
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    private static Observation Play(Story story, Step step)
    {
        story.After(step.Seconds);
        var observation = story.Sees($"node{step.Node}", Targets[step.Target], step.Id, step.Mbps);
        return step.Phase switch
        {
            0 => observation,
            1 => Story.Updated(observation, step.Mbps),
            2 => Story.Updated(observation, step.Mbps) with { Subsiding = true },
            _ => Story.Closed(observation, story.Now),
        };
    }

    private static Gen<List<Step>> Steps() =>
        (
            from id in Gen.Choose(1, 6)
            from target in Gen.Choose(0, Targets.Length - 1)
            from mbps in Gen.Choose(1, 5000)
            from phase in Gen.Choose(0, 3)
            from seconds in Gen.Elements(0, 1, 5, 45, 200)
            select new Step(id, id % 3, target, mbps, phase, seconds)
        )
            .ListOf()
            .Select(steps => steps.ToList());
}
