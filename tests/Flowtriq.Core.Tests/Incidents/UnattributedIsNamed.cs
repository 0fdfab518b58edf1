using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Tests.Incidents;

public sealed class UnattributedIsNamed
{
    private readonly Story _story = new();

    [Fact]
    public void An_incident_opens_at_once_and_is_named_later()
    {
        var alarm = _story.Sees("fra", null, 1);
        _story.Receive(alarm);
        Assert.Null(_story.Only.Target);

        var events = _story
            .After(0.3)
            .Receive(Story.Updated(alarm, 900) with { Target = Story.Prefix("203.0.113.7/32") });

        Assert.Contains(events, e => e is IncidentEvent.TargetChanged { From: null });
        Assert.Equal("203.0.113.7/32", _story.Only.Target.ToString());
    }

    [Fact]
    public void A_name_that_another_incident_has_merges_into_that_one()
    {
        var alarm = _story.Sees("ams", null, 1, mbps: 300);
        _story.Receive(alarm);
        _story.Receive(_story.Sees("fra", "203.0.113.7/32", 2));
        Assert.Equal(2, _story.All.Count);

        _story.After(1).Receive(Story.Updated(alarm, 300) with { Target = Story.Prefix("203.0.113.7/32") });

        var incident = Assert.Single(_story.Live);
        Assert.Equal(2, incident.Id.Number);
        Assert.Equal(1200e6, incident.Rate.Bits.Value);
        Assert.Equal((IncidentState.Resolved, new IncidentId(2)), (_story[1].State, _story[1].MergedInto!.Value));
        Assert.Empty(_story.Receive(Story.Updated(alarm, 300) with { Target = Story.Prefix("203.0.113.7/32") }));
        _story.CheckHistory();
    }

    [Fact]
    public void A_counter_alarm_and_the_target_behind_it_are_one_incident()
    {
        _story.Receive(_story.Sees("fra", null, 1, mbps: 1000));
        _story.After(1).Receive(_story.Sees("fra", "203.0.113.7/32", 2, mbps: 900, onset: -1));

        Assert.Equal("203.0.113.7/32", _story.Only.Target.ToString());
        Assert.Equal(1000e6, _story.Only.Rate.Bits.Value);
    }

    [Fact]
    public void A_second_target_behind_the_same_alarm_is_a_second_incident()
    {
        _story.Receive(_story.Sees("fra", null, 1));
        _story.Receive(_story.Sees("fra", "203.0.113.7/32", 2));
        _story.Receive(_story.Sees("fra", "198.51.100.1/32", 3));

        Assert.Equal(2, _story.All.Count);
    }

    [Fact]
    public void An_alarm_of_another_link_or_another_time_stays_apart()
    {
        _story.Receive(_story.Sees("fra", "203.0.113.7/32", 1));
        _story.Receive(_story.Sees("fra", null, 2, link: "eth1"));
        _story.Receive(_story.Sees("ams", null, 3));
        _story.After(60).Receive(_story.Sees("fra", null, 4));

        Assert.Equal(4, _story.All.Count);
    }

    [Fact]
    public void An_observation_that_turns_out_to_be_about_another_victim_leaves()
    {
        _story.Receive(_story.Sees("fra", "203.0.113.7/32", 1));
        var alarm = _story.Sees("fra", null, 2);
        _story.Receive(alarm);
        Assert.Single(_story.All);

        _story.After(1).Receive(Story.Updated(alarm, 400) with { Target = Story.Prefix("198.51.100.1/32") });

        Assert.Equal(["203.0.113.7/32", "198.51.100.1/32"], _story.All.Values.Select(i => i.Target.ToString()));
        Assert.Single(_story[1].Observations);
        Assert.Null(_story[1].MergedInto);
        _story.CheckHistory();
    }
}
