using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Tests.Incidents;

public sealed class ObservationsBecomeIncidents
{
    private readonly Story _story = new();

    [Fact]
    public void Two_nodes_that_see_the_same_victim_share_one_incident()
    {
        _story.Receive(_story.Sees("fra", "203.0.113.7/32", 1, mbps: 900));
        _story.After(2).Receive(_story.Sees("ams", "203.0.113.7/32", 2, mbps: 600));

        var incident = _story.Only;
        Assert.Equal(2, incident.Observations.Length);
        Assert.Equal(1_500e6, incident.Rate.Bits.Value);
        Assert.Equal(1_500e6, incident.Peak.Bits.Value);
        Assert.Equal(Story.Start - TimeSpan.FromSeconds(0.5), incident.Onset);
        Assert.Equal(9, incident.TimesThreshold, 6);
        _story.CheckHistory();
    }

    [Fact]
    public void Two_victims_are_two_incidents()
    {
        _story.Receive(_story.Sees("fra", "203.0.113.7/32", 1));
        _story.Receive(_story.Sees("fra", "203.0.113.9/32", 2));

        Assert.Equal(2, _story.All.Count);
    }

    [Fact]
    public void The_same_victim_in_the_other_direction_is_another_incident()
    {
        _story.Receive(_story.Sees("fra", "203.0.113.7/32", 1));
        _story.Receive(_story.Sees("fra", "203.0.113.7/32", 2) with { Direction = Core.Traffic.Direction.Outbound });

        Assert.Equal(2, _story.All.Count);
        Assert.StartsWith("Outbound traffic anomaly", _story[2].Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_duplicate_changes_nothing()
    {
        var observation = _story.Sees("fra", "203.0.113.7/32", 1) with
        {
            TopTargets = [new(Story.Prefix("203.0.113.7/32"), default, default)],
        };
        Assert.NotEmpty(_story.Receive(observation));

        // The same report decoded again has equal but other lists.
        var again = observation with
        {
            TopTargets = [.. observation.TopTargets],
            Picture = observation.Picture with { Vectors = [] },
        };
        Assert.Empty(_story.After(1).Receive(again));
        Assert.Equal(ObservationPhase.Opened, _story.Only.Observations[0].Latest.Phase);
    }

    [Fact]
    public void A_report_that_the_last_one_overtook_changes_nothing()
    {
        var opened = _story.Sees("fra", "203.0.113.7/32", 1);
        _story.Receive(opened);
        _story.After(20).Receive(Story.Closed(opened, _story.Now));
        Assert.Equal(IncidentState.Resolved, _story.Only.State);

        Assert.Empty(_story.After(1).Receive(Story.Updated(opened, 800)));
        Assert.Empty(_story.After(1).Receive(opened));
        Assert.Equal(IncidentState.Resolved, _story.Only.State);
    }

    [Fact]
    public void A_restarted_agent_goes_on_with_the_same_incident()
    {
        var opened = _story.Sees("fra", "203.0.113.7/32", 1);
        _story.Receive(opened);
        _story.After(30).Receive(Story.Updated(opened, 950) with { Target = null, Phase = ObservationPhase.Opened });

        Assert.Equal("203.0.113.7/32", _story.Only.Target.ToString());
        Assert.Single(_story.Only.Observations);
    }

    [Fact]
    public void A_node_that_was_offline_reports_late_into_the_same_incident()
    {
        var early = _story.Sees("ams", "203.0.113.7/32", 2, mbps: 2000);
        _story.After(60).Receive(_story.Sees("fra", "203.0.113.7/32", 1));
        var events = _story.After(120).Receive(Story.Closed(early, Story.Start.AddSeconds(40)));

        Assert.Contains(events, e => e is IncidentEvent.ObservationAdded);
        Assert.Equal(IncidentState.Open, _story.Only.State);
        Assert.Equal(early.Onset, _story.Only.Onset);
        Assert.Equal(2000e6, _story.Only.Peak.Bits.Value);
        Assert.Equal(900e6, _story.Only.Rate.Bits.Value);
    }

    [Fact]
    public void A_report_from_hours_ago_is_another_incident()
    {
        var old = _story.Sees("ams", "203.0.113.7/32", 2);
        _story.After(7200).Receive(_story.Sees("fra", "203.0.113.7/32", 1));
        _story.Receive(Story.Closed(old, Story.Start.AddSeconds(40)));

        Assert.Equal(2, _story.All.Count);
        Assert.Equal(IncidentState.Resolved, _story[2].State);
    }

    [Theory]
    [InlineData("fra", 59, 1)]
    [InlineData("fra", 62, 2)]
    [InlineData("ams", 290, 1)]
    [InlineData("ams", 310, 2)]
    public void After_the_end_the_same_victim_reopens_within_its_window(string node, double seconds, int incidents)
    {
        var opened = _story.Sees("fra", "203.0.113.7/32", 1);
        _story.Receive(opened);
        _story.Receive(Story.Closed(opened, _story.Now));
        _story.After(seconds).Receive(_story.Sees(node, "203.0.113.7/32", 2));

        Assert.Equal(incidents, _story.All.Count);
        Assert.Equal(incidents == 1 ? IncidentState.Open : IncidentState.Resolved, _story[1].State);
        _story.CheckHistory();
    }

    [Fact]
    public void A_pulse_that_opens_again_with_the_same_id_reopens_the_incident()
    {
        var opened = _story.Sees("fra", "203.0.113.7/32", 1);
        _story.Receive(opened);
        _story.After(12).Receive(Story.Closed(opened, _story.Now));
        var events = _story.After(20).Receive(opened with { Rate = opened.Rate + opened.Rate });

        Assert.Contains(events, e => e is IncidentEvent.Reopened);
        Assert.Equal(IncidentState.Open, _story.Only.State);
        Assert.Null(_story.Only.Resolved);
    }

    [Fact]
    public void A_carpet_over_a_prefix_takes_in_the_hosts_that_were_alarmed_alone()
    {
        _story.Receive(_story.Sees("fra", "203.0.113.7/32", 1, mbps: 50));
        _story.Receive(_story.Sees("fra", "203.0.113.9/32", 2, mbps: 50));
        _story.After(1).Receive(_story.Sees("fra", "203.0.113.0/24", 3, mbps: 900) with { HostCount = 90 });

        var incident = Assert.Single(_story.Live);
        Assert.Equal(1, incident.Id.Number);
        Assert.Equal(("203.0.113.0/24", 90), (incident.Target.ToString(), incident.HostCount));
        Assert.Equal(3, incident.Observations.Length);
        Assert.Equal(900e6, incident.Rate.Bits.Value);
        Assert.Equal((IncidentState.Resolved, new IncidentId(1)), (_story[2].State, _story[2].MergedInto!.Value));
        _story.CheckHistory();
    }

    [Fact]
    public void A_host_inside_an_attacked_prefix_belongs_to_it()
    {
        _story.Receive(_story.Sees("fra", "203.0.113.0/24", 1));
        _story.After(5).Receive(_story.Sees("ams", "203.0.113.77/32", 2));

        Assert.Equal("203.0.113.0/24", _story.Only.Target.ToString());
    }

    [Fact]
    public void An_observation_that_widens_to_a_prefix_changes_the_target()
    {
        var host = _story.Sees("fra", "203.0.113.7/32", 1);
        _story.Receive(host);
        var events = _story
            .After(1)
            .Receive(Story.Updated(host, 900) with { Target = Story.Prefix("203.0.113.0/24"), HostCount = 40 });

        Assert.Contains(events, e => e is IncidentEvent.TargetChanged { HostCount: 40 });
        Assert.Equal("203.0.113.0/24", _story.Only.Target.ToString());
    }
}
