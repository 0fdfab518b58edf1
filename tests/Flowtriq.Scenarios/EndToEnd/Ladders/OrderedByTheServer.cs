using System.Text.Json;

namespace Flowtriq.Scenarios.EndToEnd.Ladders;

/// <summary>Level 1 by the server's word: what waits for a person the node does not start by itself.</summary>
[Collection(LadderCollection.Name)]
public sealed class OrderedByTheServer(LadderStand stand)
{
    private const string Victim = "198.51.100.61";

    [Fact]
    public async Task A_filter_is_set_when_a_person_approves_it_and_goes_when_the_attack_is_over()
    {
        stand.Require();
        await using var attack = await stand.AttackAsync(Victim, Policies.FirewallOnApproval("asks first"));
        var asked = await attack.ReachesAsync("firewall", "proposed");
        Assert.Empty(await stand.FiltersAsync());

        await stand.Api.ApproveAsync(asked.Number);
        await attack.IsInForceAsync("firewall");
        using var shown = JsonDocument.Parse(await stand.Lab.Agent.SayAsync("firewall", "show", "--json"));
        var filters = shown.RootElement.GetProperty("filters").EnumerateArray().ToArray();
        Assert.NotEmpty(filters);
        Assert.All(filters, static filter => Assert.Equal("order", filter.GetProperty("by").GetString()));
        Assert.Contains(
            Victim,
            await stand.Lab.Pop.Edge.RequireAsync("nft", "list", "ruleset"),
            StringComparison.Ordinal
        );
        await stand.VictimIsSparedAsync();
        var steps = await stand.Api.HistoryAsync(asked.Number);
        Assert.Equal(["proposed", "approved", "requested", "accepted"], steps.Select(step => step.State).Take(4));

        await attack.EndAsync();
        await stand.NothingIsLeftAsync();
        Assert.Equal("withdrawn", (await stand.Api.HistoryAsync(asked.Number))[^1].State);
    }
}
