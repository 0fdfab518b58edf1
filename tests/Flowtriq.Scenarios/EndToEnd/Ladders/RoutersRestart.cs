namespace Flowtriq.Scenarios.EndToEnd.Ladders;

/// <summary>Routers lose their sessions or come back empty in mid-attack: soon they hold exactly the desired set again.</summary>
[Collection(LadderCollection.Name)]
public sealed class RoutersRestart(LadderStand stand)
{
    [Fact]
    public async Task A_session_that_is_reset_gets_every_route_again()
    {
        stand.Require();
        await using var attack = await stand.AttackAsync("203.0.113.21", Policies.FlowSpecOnly("session reset"));
        await attack.IsInForceAsync("flowSpec");

        await stand.Lab.Routers["bird"].AskAsync("restart ann");
        await stand.Lab.Routers["frr"].AskAsync("clear bgp *");

        await stand.Lab.ReadyAsync();
        await stand.RoutersHoldWhatIsDesiredAsync();
        await attack.EndAsync();
        await stand.NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_router_that_restarts_gets_every_route_again()
    {
        stand.Require();
        await using var attack = await stand.AttackAsync("203.0.113.22", Policies.FlowSpecOnly("router restarted"));
        await attack.IsInForceAsync("flowSpec");

        foreach (var router in stand.Lab.Edges)
            await router.RestartAsync();

        await stand.Lab.ReadyAsync();
        await stand.RoutersHoldWhatIsDesiredAsync();
        await attack.EndAsync();
        await stand.NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_router_that_is_down_when_the_attack_ends_does_not_get_the_rule_back()
    {
        stand.Require();
        await using var attack = await stand.AttackAsync("203.0.113.23", Policies.FlowSpecOnly("router away"));
        await attack.IsInForceAsync("flowSpec");

        await stand.Lab.Routers["bird"].PauseAsync();
        await attack.EndAsync();
        await attack.ReachesAsync("flowSpec", "withdrawn", "expired");
        await stand.Lab.Routers["bird"].ResumeAsync();

        await stand.NothingIsLeftAsync();
    }
}
