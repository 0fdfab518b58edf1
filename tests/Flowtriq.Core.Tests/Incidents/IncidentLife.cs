using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Tests.Incidents;

public sealed class IncidentLife
{
    private readonly Story _story = new();

    [Fact]
    public void From_open_over_acknowledged_and_subsiding_to_resolved()
    {
        var observation = _story.Sees("fra", "203.0.113.7/32", 1);
        _story.Receive(observation);
        Assert.Equal(IncidentState.Open, _story.Only.State);

        _story.Command(i => i.Acknowledge("ada", _story.Now));
        Assert.Equal((IncidentState.Acknowledged, "ada"), (_story.Only.State, _story.Only.Owner));

        _story.After(30).Receive(Story.Updated(observation, 40) with { Subsiding = true });
        Assert.Equal(IncidentState.Subsiding, _story.Only.State);

        _story.After(5).Receive(Story.Updated(observation, 500));
        Assert.Equal(IncidentState.Acknowledged, _story.Only.State);

        _story.After(30).Receive(Story.Closed(observation, _story.Now, "subsided"));
        Assert.Equal((IncidentState.Resolved, null), (_story.Only.State, _story.Only.ResolvedBy));
        Assert.Equal(0, _story.Only.Rate.Bits.Value);
        Assert.Equal(900e6, _story.Only.Peak.Bits.Value);
        _story.CheckHistory();
    }

    [Fact]
    public void It_lasts_until_the_last_node_is_done()
    {
        var fra = _story.Sees("fra", "203.0.113.7/32", 1);
        var ams = _story.Sees("ams", "203.0.113.7/32", 2);
        _story.Receive(fra);
        _story.Receive(ams);

        _story.After(10).Receive(Story.Updated(fra, 10) with { Subsiding = true });
        Assert.Equal(IncidentState.Open, _story.Only.State);
        _story.Receive(Story.Closed(fra, _story.Now));
        Assert.Equal(IncidentState.Open, _story.Only.State);
        Assert.Equal(900e6, _story.Only.Rate.Bits.Value);
        _story.After(5).Receive(Story.Closed(ams, _story.Now));
        Assert.Equal(IncidentState.Resolved, _story.Only.State);
        Assert.Equal(_story.Now, _story.Only.Ended);
    }

    [Fact]
    public void Coming_back_after_the_end_needs_a_person_again()
    {
        var observation = _story.Sees("fra", "203.0.113.7/32", 1);
        _story.Receive(observation);
        _story.Command(i => i.Acknowledge("ada", _story.Now));
        _story.Receive(Story.Closed(observation, _story.Now));
        _story.After(30).Receive(_story.Sees("fra", "203.0.113.7/32", 2));

        Assert.Equal(
            (IncidentState.Open, null, "ada"),
            (_story.Only.State, _story.Only.AcknowledgedAt, _story.Only.Owner)
        );
    }

    [Fact]
    public void Closed_by_hand_it_stays_closed_unless_it_doubles()
    {
        var observation = _story.Sees("fra", "203.0.113.7/32", 1);
        _story.Receive(observation);
        _story.Command(i => i.Resolve("ada", "a load test", _story.Now));

        Assert.Empty(_story.After(1).Receive(Story.Updated(observation, 950)));
        Assert.Equal(("ada", IncidentState.Resolved), (_story.Only.ResolvedBy, _story.Only.State));

        Assert.Contains(_story.After(1).Receive(Story.Updated(observation, 1900)), e => e is IncidentEvent.Reopened);
    }

    [Fact]
    public void Closed_by_hand_the_last_report_is_kept_without_reopening()
    {
        var fra = _story.Sees("fra", "203.0.113.7/32", 1);
        _story.Receive(fra);
        _story.Receive(_story.Sees("ams", "203.0.113.7/32", 2));
        _story.Command(i => i.Resolve("ada", "", _story.Now));

        Assert.IsType<IncidentEvent.Updated>(Assert.Single(_story.After(9).Receive(Story.Closed(fra, _story.Now))));
        Assert.Equal(IncidentState.Resolved, _story.Only.State);
    }

    [Fact]
    public void Silence_of_its_nodes_resolves_it_and_a_word_reopens_it()
    {
        var observation = _story.Sees("fra", "203.0.113.7/32", 1);
        _story.Receive(observation);
        var limit = TimeSpan.FromMinutes(15);
        Assert.Empty(_story.Only.Expire(limit, _story.After(890).Now));

        var expired = _story.Only.With(_story.Only.Expire(limit, _story.After(10).Now));
        Assert.Equal((IncidentState.Resolved, null), (expired.State, expired.ResolvedBy));
        var back = expired.With(expired.Apply(Story.Updated(observation, 700), _story.Now));
        Assert.Equal(IncidentState.Open, back.State);
    }

    [Fact]
    public void Commands_that_make_no_sense_are_refused_with_a_reason()
    {
        _story.Receive(_story.Sees("fra", "203.0.113.7/32", 1));
        _story.Command(i => i.Resolve("ada", "test", _story.Now));
        var incident = _story.Only;

        Assert.Equal("INC-1 is already resolved.", Refusal(incident.Acknowledge("bob", _story.Now)));
        Assert.Equal("INC-1 is already resolved.", Refusal(incident.Resolve("bob", "", _story.Now)));
        Assert.Equal("A note needs some text.", Refusal(incident.AddNote("bob", "  ", _story.Now)));
        Assert.Equal(
            "A note has at most 10,000 characters.",
            Refusal(incident.AddNote("bob", new string('x', 10_001), _story.Now))
        );
    }

    [Fact]
    public void A_command_that_is_done_already_does_nothing()
    {
        _story.Receive(_story.Sees("fra", "203.0.113.7/32", 1));
        _story.Command(i => i.Acknowledge("ada", _story.Now));
        _story.Command(i => i.GiveVerdict("ada", Verdict.Test, _story.Now));

        Assert.Empty(Done(_story.Only.Acknowledge("ada", _story.Now)));
        Assert.Empty(Done(_story.Only.GiveVerdict("bob", Verdict.Test, _story.Now)));
        Assert.Single(Done(_story.Only.Acknowledge("bob", _story.Now)));
        Assert.Equal(Verdict.Test, _story.Only.Verdict);
    }

    [Fact]
    public void Notes_and_captures_are_kept_in_order()
    {
        var capture = Guid.NewGuid();
        var observation = _story.Sees("fra", "203.0.113.7/32", 1) with { Capture = capture };
        _story.Receive(observation);
        _story.Command(i => i.AddNote("ada", " called the customer ", _story.Now));
        _story.Receive(Story.Updated(observation, 1000));

        Assert.Equal([capture], _story.Only.Captures);
        Assert.Equal("called the customer", Assert.Single(_story.Only.Notes).Text);
    }

    [Fact]
    public void The_picture_follows_the_best_evidence_and_does_not_swing()
    {
        var fra = _story.Sees("fra", "203.0.113.7/32", 1) with { Picture = Story.Picture(AttackFamily.Amplification) };
        _story.Receive(_story.Sees("ams", "203.0.113.7/32", 2));
        Assert.Equal("Traffic anomaly", _story.Only.Title);

        _story.Receive(fra);
        Assert.Equal("UDP amplification", _story.Only.Title);
        Assert.DoesNotContain(
            _story.Receive(
                _story.Sees("lon", "203.0.113.7/32", 3) with
                {
                    Picture = Story.Picture(AttackFamily.UdpFlood, sampled: 900),
                }
            ),
            e => e is IncidentEvent.Classified
        );
        Assert.Contains(
            _story.Receive(
                _story.Sees("par", "203.0.113.7/32", 4) with
                {
                    Picture = Story.Picture(AttackFamily.SynFlood, locked: true),
                }
            ),
            e => e is IncidentEvent.Classified { From: AttackFamily.Amplification }
        );
        Assert.Equal("TCP SYN flood", _story.Only.Title);
    }

    [Fact]
    public void Shares_follow_without_an_event_while_the_label_stays()
    {
        var observation = _story.Sees("fra", "203.0.113.7/32", 1) with
        {
            Picture = Story.Picture(AttackFamily.Amplification),
        };
        _story.Receive(observation);
        var events = _story.Receive(
            observation with
            {
                Picture = Story.Picture(AttackFamily.Amplification, sampled: 4000),
            }
        );

        Assert.IsType<IncidentEvent.Updated>(Assert.Single(events));
        Assert.Equal(4000, _story.Only.Picture.Sampled);
    }

    [Fact]
    public void Every_kind_of_event_can_be_told()
    {
        var observation = _story.Sees("fra", "203.0.113.7/32", 1);
        IncidentEvent[] events =
        [
            .. _story.Receive(observation),
            .. _story.Receive(Story.Updated(observation, 4000) with { Subsiding = true, Capture = Guid.NewGuid() }),
            .. Done(_story.Only.AddNote("ada", "hello", _story.Now)),
            .. Done(_story.Only.GiveVerdict("ada", Verdict.TruePositive, _story.Now)),
        ];

        Assert.All(events, e => Assert.NotEmpty(e.Describe()));
        Assert.Equal(
            ["opened", "updated", "captured", "severityChanged", "subsiding", "note", "verdict"],
            events.Select(e => e.Kind())
        );
        Assert.Equal("fra", events[0].Node()?.Value);
        Assert.Equal("ada", events[^1].Person());
    }

    [Fact]
    public void Two_links_of_a_node_add_up_and_two_views_of_one_link_do_not()
    {
        _story.Receive(_story.Sees("fra", "203.0.113.7/32", 1, mbps: 900, link: "eth0"));
        _story.Receive(_story.Sees("fra", "203.0.113.7/32", 2, mbps: 500, link: "eth1"));
        _story.Receive(_story.Sees("fra", "203.0.113.0/24", 3, mbps: 950, link: "eth0"));
        _story.Receive(_story.Sees("fra", "203.0.113.7/32", 4, mbps: 1400, link: ""));

        Assert.Equal(1450e6, _story.Only.Rate.Bits.Value);
    }

    private static string Refusal(CommandResult result) => Assert.IsType<CommandResult.Refused>(result).Reason;

    private static IReadOnlyList<IncidentEvent> Done(CommandResult result) =>
        Assert.IsType<CommandResult.Accepted>(result).Events;
}
