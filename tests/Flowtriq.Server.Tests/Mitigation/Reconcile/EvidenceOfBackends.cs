using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Reconcile;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Mitigation.Scrubbing;
using static Flowtriq.Server.Tests.Mitigation.Pieces;

namespace Flowtriq.Server.Tests.Mitigation.Reconcile;

/// <summary>What backends say becomes steps of a mitigation's life, each once.</summary>
public sealed class EvidenceOfBackends
{
    [Fact]
    public void What_was_handed_over_is_requested_until_the_router_says_more()
    {
        var around = Around() with { Peers = [Router("edge1")] };
        var entry = After(Admitted(FlowSpec), around, "Requested: handed to 1 router");
        After(entry, around);
        around = around with { Routes = [Route("edge1", AnnouncedState.Waiting, "the session is down")] };
        After(entry, around);
        around = around with { Routes = [Route("edge1", AnnouncedState.Accepted)] };
        entry = After(entry, around, "Accepted: accepted, edge1");
        After(entry, around);
    }

    [Fact]
    public void A_router_that_rejects_it_says_why_and_one_that_takes_it_is_enough()
    {
        var around = Around() with
        {
            Peers = [Router("edge1"), Router("edge2")],
            Routes = [Route("edge1", AnnouncedState.Rejected, "malformed"), Route("edge2", AnnouncedState.Accepted)],
        };
        var entry = After(
            Admitted(FlowSpec),
            around,
            "Requested: handed to 2 routers",
            "Failed: malformed, edge1",
            "Accepted: accepted, edge2",
            "Accepted: accepted by 1 of 2 routers"
        );
        Assert.True(entry.InForce);
        After(entry, around);
    }

    [Fact]
    public void What_a_router_had_and_lost_is_failed_and_comes_back()
    {
        var around = Around() with { Peers = [Router("edge1")], Routes = [Route("edge1", AnnouncedState.Accepted)] };
        var entry = After(Admitted(FlowSpec), around, "Requested: handed to 1 router", "Accepted: accepted, edge1");
        var away = around with { Peers = [Router("edge1", up: false) with { LastError = "hold timer" }], Routes = [] };
        entry = After(entry, away, "Failed: lost: hold timer, edge1");
        After(entry, away);
        After(entry, around, "Accepted: accepted, edge1");
    }

    [Fact]
    public void Without_anybody_who_could_it_has_failed_and_that_is_said_once()
    {
        var entry = After(
            Admitted(Blackhole),
            Around(),
            "Requested: handed to 0 routers",
            "Failed: nobody is there to carry it out"
        );
        After(entry, Around());
    }

    [Fact]
    public void A_node_is_asked_what_it_has_in_force_and_one_that_cannot_says_so()
    {
        var incident = Attack();
        var waiting = After(Admitted(Filter), Around(incident, OnNode()), "Requested: handed to 1 node");
        After(waiting, Around(incident, OnNode("", Dropping(1e6))), "Accepted: in force, edge-1");
        After(
            waiting,
            Around(incident, OnNode("", Dropping(1e6, byNode: true))),
            "Accepted: in force by its own policy, edge-1"
        );
        After(waiting, Around(incident, OnNode("libnftables is missing")), "Failed: libnftables is missing, edge-1");
    }

    [Theory]
    [InlineData(DiversionState.Advertising, null, null)]
    [InlineData(DiversionState.Advertising, "HTTP 500", "Failed: HTTP 500, scrubber")]
    [InlineData(DiversionState.Advertised, null, "Accepted: advertised, scrubber")]
    [InlineData(DiversionState.Withdrawing, null, null)]
    public void A_provider_has_it_when_it_advertises(DiversionState state, string? failure, string? said)
    {
        var status = new DiversionStatus(Divert, state, Now, "advertised", failure, CleanReturn.NotMeasured);
        string[] steps = ["Requested: handed to 1 provider", .. said is null ? [] : new[] { said }];
        After(Admitted(Divert), Around() with { Diversions = [status] }, steps);
    }

    [Fact]
    public void Nothing_is_said_of_what_the_kernel_refused_or_what_is_over()
    {
        var around = Around() with { Peers = [Router("edge1")] };
        After(Admitted(FlowSpec) with { Admitted = false }, around);
        After(Admitted(FlowSpec).With(new(Now, MitigationState.Withdrawn, "enough")), around);
    }

    private static MitigationEntry After(
        MitigationEntry entry,
        Server.Mitigation.Deciding.Surroundings around,
        params string[] expected
    )
    {
        var steps = Evidence.Of(entry, around, Now.AddSeconds(1));
        Assert.Equal(
            expected,
            steps.Select(static step => $"{step.State}: {step.Proof}{(step.By.Length > 0 ? $", {step.By}" : "")}")
        );
        return steps.Aggregate(entry, static (after, step) => after.With(step));
    }
}
