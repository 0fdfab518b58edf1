using System.Text.Json;
using Flowtriq.Lab.Traffic;
using Flowtriq.Scenarios.Browser;
using Microsoft.Playwright;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>The pages of figures in a real browser, of what real agents measured and found.</summary>
[Collection(StandCollection.Name)]
public sealed class AnalyticsPagesTests(Stand stand)
{
    private const long Second = 1_000;

    [Fact]
    public async Task Figures_in_the_browser_are_those_of_the_api_and_of_the_files()
    {
        stand.Require();
        if (ChromiumSession.Obstacle() is { } obstacle)
            Assert.Skip(obstacle);
        const string Victim = "203.0.113.93";
        await using var chromium = await ChromiumSession.StartAsync();
        var page = await chromium.PageAsync(stand.Server.Console, stand.Api.Session);
        var file = stand.AttackFile("pkt.TCP.synflood.spoofed.pcap", Victim);
        await using (Replay.Start(stand.Lab["FRA"], file, 50_000, TimeSpan.FromSeconds(3)))
            await stand.IncidentAsync(Victim + "/32");

        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / Second * Second;
        var past = $"from={now - (60 * Second)}&to={now - (5 * Second)}";
        // A report that is late on a busy machine comes between the two, once.
        await Eventually.GetAsync(
            "the figures of the API in the browser",
            TimeSpan.FromSeconds(90),
            async () =>
            {
                await page.GotoAsync($"/analytics/traffic?of=pop%3AFRA&unit=bps&{past}");
                var shown = await DownloadAsync(
                    page,
                    page.GetByLabel("Figures of the range").GetByRole(AriaRole.Button)
                );
                var traffic = await stand.Api.GetAsync<JsonElement>($"/api/v1/analytics/traffic?of=pop:FRA&{past}");
                var figures = traffic.GetProperty("figures");
                return
                    Same(figures, "meanBps", shown, "Mean bits")
                    && Same(figures, "highestPps", shown, "Highest second of packets")
                    ? figures.ToString()
                    : null;
            }
        );

        var around = $"from={now - (3_600 * Second)}&to={now + (120 * Second)}";
        await page.GotoAsync($"/analytics/attacks?{around}");
        await page.GetByRole(AriaRole.Region, new() { Name = "Map of the hours" }).WaitForAsync();
        var attacks = await stand.Api.GetAsync<JsonElement>($"/api/v1/analytics/attacks?{around}");
        var count = attacks.GetProperty("figures").GetProperty("count").GetInt32();
        Assert.True(count > 0);
        var figure = page.Locator(".figure")
            .Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Attacks", Exact = true }) });
        Assert.Equal($"{count}", await figure.Locator("b").InnerTextAsync());
        var byPop = await DownloadAsync(
            page,
            page.GetByLabel("By POP", new() { Exact = true }).GetByRole(AriaRole.Link)
        );
        Assert.Contains(byPop, static row => row.StartsWith("FRA,", StringComparison.Ordinal));

        await page.GotoAsync($"/analytics/quality?{around}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try", Exact = true }).ClickAsync();
        await page.GetByLabel("Alarms by day").WaitForAsync();
        Assert.Contains("try=", page.Url, StringComparison.Ordinal);
    }

    private static async Task<string[]> DownloadAsync(IPage page, ILocator button)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync()).Split("\r\n");
    }

    private static bool Same(JsonElement figures, string name, string[] rows, string label)
    {
        var cell = rows.Select(static row => row.Split(',')).First(row => row[0] == label)[1];
        return figures.GetProperty(name) is { ValueKind: JsonValueKind.Number } value
            && cell.Length > 0
            && value.GetDouble() == double.Parse(cell);
    }
}
