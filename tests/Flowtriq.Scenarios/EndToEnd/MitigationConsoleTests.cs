using System.Globalization;
using Flowtriq.Lab.Traffic;
using Flowtriq.Scenarios.Browser;
using Microsoft.Playwright;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>What people do about attacks, in a real browser on the whole product.</summary>
[Collection(StandCollection.Name)]
public sealed class MitigationConsoleTests(Stand stand)
{
    private static readonly Dictionary<string, string> FromConsole = new() { ["X-Flowtriq"] = "console" };

    [Fact]
    public async Task The_kill_switch_is_thrown_in_the_console_and_every_page_says_so_until_it_is_released()
    {
        await using var chromium = await StartAsync();
        var page = await chromium.PageAsync(stand.Server.Console, stand.Api.Session);
        await page.GotoAsync("/settings/mitigation/safety");
        await Button(page, "Withdraw everything").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync("a rule of ours hurts");
        await Button(dialog, "Withdraw everything now").ClickAsync();

        var banner = page.GetByRole(AriaRole.Alert).Filter(new() { HasTextString = "Kill switch engaged" });
        await banner.WaitForAsync();
        await page.GotoAsync("/nodes");
        await banner.WaitForAsync();
        Assert.Contains("a rule of ours hurts", await banner.InnerTextAsync(), StringComparison.Ordinal);

        await Button(banner, "Release").ClickAsync();
        await Button(page.GetByRole(AriaRole.Dialog), "Release").ClickAsync();
        await banner.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task The_ladder_stands_beside_the_attack_with_the_policy_that_holds_for_its_target()
    {
        const string Victim = "203.0.113.79";
        await using var chromium = await StartAsync();
        var page = await chromium.PageAsync(stand.Server.Console, stand.Api.Session);
        await SendAsync(
            page,
            "POST",
            "customers",
            new { name = "Lab customer", prefixes = new[] { "203.0.113.64/26" } }
        );

        var file = stand.AttackFile("pkt.TCP.synflood.spoofed.pcap", Victim);
        await using var attack = Replay.Start(stand.Lab["LON"], file, 50_000, TimeSpan.FromSeconds(6));
        var incident = await stand.IncidentAsync(Victim + "/32");
        await page.GotoAsync($"/incidents/{incident.Number.ToString(CultureInfo.InvariantCulture)}");

        var ladder = page.GetByRole(AriaRole.Region, new() { NameString = "Mitigation ladder" });
        string[] levels = ["L1 Local firewall", "L2 BGP FlowSpec", "L3 RTBH", "L4 Cloud scrubbing"];
        foreach (var level in levels)
            await ladder.GetByText(level).WaitForAsync();
        await ladder.GetByRole(AriaRole.Link, new() { NameString = "Policy:" }).WaitForAsync();
        await page.GetByRole(AriaRole.Region, new() { NameString = "Facts" }).GetByText("Lab customer").WaitForAsync();
    }

    private async Task<ChromiumSession> StartAsync()
    {
        stand.Require();
        if (ChromiumSession.Obstacle() is { } obstacle)
            Assert.Skip(obstacle);
        return await ChromiumSession.StartAsync();
    }

    private static async Task SendAsync(IPage page, string method, string path, object body)
    {
        var answer = await page.APIRequest.FetchAsync(
            $"/api/v1/{path}",
            new()
            {
                Method = method,
                Headers = FromConsole,
                DataObject = body,
            }
        );
        Assert.True(answer.Ok, await answer.TextAsync());
    }

    private static ILocator Button(ILocator inside, string name) =>
        inside.GetByRole(AriaRole.Button, new() { NameString = name, Exact = true });

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { NameString = name, Exact = true });
}
