using System.Diagnostics;
using System.Globalization;
using Flowtriq.Lab.Traffic;
using Flowtriq.Scenarios.Browser;

namespace Flowtriq.Scenarios.EndToEnd;

[Collection(StandCollection.Name)]
public sealed class ConsoleTests(Stand stand)
{
    [Fact]
    public async Task The_console_shows_an_attack_without_reload_and_opens_its_packets()
    {
        stand.Require();
        if (ChromiumSession.Obstacle() is { } obstacle)
            Assert.Skip(obstacle);
        const string Victim = "203.0.113.71";
        await using var chromium = await ChromiumSession.StartAsync();
        var page = await chromium.PageAsync(stand.Server.Console, stand.Api.Session);
        await page.GotoAsync("/overview");
        await page.Locator("main :text('FRA') >> visible=true").First.WaitForAsync();
        await page.EvaluateAsync("window.openedOnce = true");

        var file = stand.AttackFile("pkt.TCP.synflood.spoofed.pcap", Victim);
        var clock = Stopwatch.StartNew();
        await using var attack = Replay.Start(stand.Lab["FRA"], file, 50_000, TimeSpan.FromSeconds(6));
        await page.Locator($"main :text('{Victim}') >> visible=true").First.WaitForAsync(new() { Timeout = 10_000 });
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seen {clock.ElapsedMilliseconds} ms after tcpreplay was started"
        );

        Assert.True(await page.EvaluateAsync<bool>("window.openedOnce === true"));
        var incident = await stand.IncidentAsync(Victim + "/32");
        await Eventually.GetAsync(
            "a complete capture",
            TimeSpan.FromSeconds(90),
            async () => (await stand.Api.CapturesAsync(incident.Number)).FirstOrDefault(one => one.Complete)
        );
        var number = incident.Number.ToString(CultureInfo.InvariantCulture);
        await page.GotoAsync($"/incidents/{number}");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Tab, new() { NameString = "Packets" }).ClickAsync();
        await page.Locator($"main :text('{Victim}') >> visible=true").First.WaitForAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Row)
            .Filter(new() { HasTextString = "TCP" })
            .First.WaitForAsync();
    }

    [Fact]
    public async Task The_console_is_live_where_no_web_socket_gets_through()
    {
        stand.Require();
        if (ChromiumSession.Obstacle() is { } obstacle)
            Assert.Skip(obstacle);
        await using var chromium = await ChromiumSession.StartAsync();
        var page = await chromium.PageAsync(stand.Server.Console, stand.Api.Session);
        await page.RouteWebSocketAsync("**/hub/live**", static socket => _ = socket.CloseAsync());
        await page.GotoAsync("/overview");
        await page.Locator(".live.live").WaitForAsync();
    }
}
