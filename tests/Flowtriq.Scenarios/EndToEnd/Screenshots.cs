using System.Globalization;
using Flowtriq.Lab.Traffic;
using Flowtriq.Scenarios.Architecture;
using Flowtriq.Scenarios.Browser;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>Takes the pictures of README.md from the running product, in mid-attack; runs only when asked for.</summary>
[Collection(StandCollection.Name)]
public sealed class Screenshots(Stand stand)
{
    [Fact(Explicit = true)]
    public async Task Of_the_overview_and_an_incident()
    {
        stand.Require();
        var folder = Directory.CreateDirectory(Repository.PathTo("docs", "images")).FullName;
        await using var chromium = await ChromiumSession.StartAsync();
        var page = await chromium.PageAsync(stand.Server.Console, stand.Api.Session);
        await page.GotoAsync("/overview");
        await Task.Delay(TimeSpan.FromSeconds(60));
        const string Victim = "203.0.113.77";
        var file = stand.AttackFile("amp.UDP.snmp.src161.pcapng", Victim);
        await using var attack = Replay.Start(stand.Lab["AMS"], file, 50_000, TimeSpan.FromSeconds(30));
        var incident = await stand.IncidentAsync(Victim + "/32");
        await Task.Delay(TimeSpan.FromSeconds(8));
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "overview.png") });
        await page.GotoAsync($"/incidents/{incident.Number.ToString(CultureInfo.InvariantCulture)}");
        await Task.Delay(TimeSpan.FromSeconds(3));
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "incident.png") });
    }
}
