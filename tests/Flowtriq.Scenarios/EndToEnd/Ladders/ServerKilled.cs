namespace Flowtriq.Scenarios.EndToEnd.Ladders;

/// <summary>The server is killed at every step of a mitigation's life and comes back: the routers hold exactly the desired set.</summary>
[Collection(LadderCollection.Name)]
public sealed class ServerKilled(LadderStand stand)
{
    [Fact]
    public async Task While_a_proposal_waits_it_still_waits_and_can_be_approved()
    {
        stand.Require();
        await using var attack = await stand.AttackAsync(
            "203.0.113.11",
            Policies.FlowSpecOnApproval("killed: proposed")
        );
        var proposed = await attack.ReachesAsync("flowSpec", "proposed");

        await stand.CrashAndRestartAsync();

        await stand.RoutersHoldAsync();
        Assert.Equal(proposed.Number, (await attack.ReachesAsync("flowSpec", "proposed")).Number);
        await stand.Api.ApproveAsync(proposed.Number);
        await attack.IsInForceAsync("flowSpec");
        await stand.RoutersHoldWhatIsDesiredAsync();
        await attack.EndAsync();
        await stand.NothingIsLeftAsync();
    }

    [Fact]
    public async Task Right_after_an_approval_it_is_carried_out()
    {
        stand.Require();
        await using var attack = await stand.AttackAsync(
            "203.0.113.12",
            Policies.FlowSpecOnApproval("killed: approved")
        );
        var proposed = await attack.ReachesAsync("flowSpec", "proposed");

        await stand.Api.ApproveAsync(proposed.Number);
        await stand.CrashAndRestartAsync();

        Assert.Equal(proposed.Number, (await attack.IsInForceAsync("flowSpec")).Number);
        await stand.RoutersHoldWhatIsDesiredAsync();
        await attack.EndAsync();
        await stand.NothingIsLeftAsync();
    }

    [Fact]
    public async Task While_a_router_has_not_answered_it_is_asked_again()
    {
        stand.Require();
        var bird = stand.Lab.Routers["bird"];
        await bird.PauseAsync();
        await using var attack = await stand.AttackAsync("203.0.113.13", Policies.FlowSpecOnly("killed: requested"));
        await attack.ReachesAsync("flowSpec", "requested", "accepted", "effective");

        await stand.CrashAndRestartAsync();
        await bird.ResumeAsync();

        await attack.IsInForceAsync("flowSpec");
        await stand.RoutersHoldWhatIsDesiredAsync();
        await attack.EndAsync();
        await stand.NothingIsLeftAsync();
    }

    [Fact]
    public async Task After_every_router_accepted_the_rule_stays_and_is_the_same_mitigation()
    {
        stand.Require();
        await using var attack = await stand.AttackAsync("203.0.113.14", Policies.FlowSpecOnly("killed: accepted"));
        var before = await attack.IsInForceAsync("flowSpec");

        await stand.CrashAndRestartAsync();

        await stand.RoutersHoldWhatIsDesiredAsync();
        Assert.Equal(before.Number, (await attack.IsInForceAsync("flowSpec")).Number);
        await attack.EndAsync();
        await stand.NothingIsLeftAsync();
    }

    [Fact]
    public async Task While_it_withdraws_nothing_stays_behind()
    {
        stand.Require();
        var bird = stand.Lab.Routers["bird"];
        await using var attack = await stand.AttackAsync("203.0.113.15", Policies.FlowSpecOnly("killed: withdrawing"));
        await attack.IsInForceAsync("flowSpec");
        await bird.PauseAsync();
        await attack.EndAsync();
        await attack.ReachesAsync("flowSpec", "withdrawn", "expired");
        var withdrawn = await attack.NumbersAsync();

        await stand.CrashAndRestartAsync();
        await bird.ResumeAsync();

        await stand.NothingIsLeftAsync();
        Assert.Equal(withdrawn, await attack.NumbersAsync());
    }

    [Fact]
    public async Task While_the_attack_ends_the_rule_goes_when_it_is_back()
    {
        stand.Require();
        await using var attack = await stand.AttackAsync("203.0.113.16", Policies.FlowSpecOnly("killed: over"));
        await attack.IsInForceAsync("flowSpec");

        await stand.Server.CrashAsync();
        await attack.EndAsync();
        await Task.Delay(TimeSpan.FromSeconds(4));
        await stand.Server.StartAsync();

        await stand.NothingIsLeftAsync();
    }
}
