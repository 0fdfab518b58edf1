using Flowtriq.Lab.Traffic;
using Flowtriq.Scenarios.Browser;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>Not a test but a measurement of <c>bench.sh browser</c>; runs only when asked for.</summary>
[Collection(StandCollection.Name)]
public sealed class BrowserLatency(Stand stand)
{
    private const int Attacks = 10;

    // Notes when each address first stands in the document, by the clock that the agent's timestamps use too.
    private const string Watch = """
        () => {
          window.seen = {}
          const look = () => {
            for (const found of document.body.innerText.match(/100\.64\.\d+\.\d+/g) ?? []) window.seen[found] ??= Date.now()
          }
          new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
          look()
        }
        """;

    [Fact(Explicit = true)]
    public async Task From_detection_to_screen()
    {
        stand.Require();
        await using var chromium = await ChromiumSession.StartAsync();
        var page = await chromium.PageAsync(stand.Server.Console, stand.Api.Session);
        await page.GotoAsync("/overview");
        await page.Locator("main :text('FRA') >> visible=true").First.WaitForAsync();
        await page.EvaluateAsync(Watch);
        var delays = new List<double>();
        foreach (var third in Enumerable.Range(100, Attacks))
        {
            var victim = $"100.64.{third}.10";
            await Replay.RunAsync(
                stand.Lab["FRA"],
                stand.AttackFile("pkt.TCP.synflood.spoofed.pcap", victim),
                50_000,
                TimeSpan.FromSeconds(3)
            );
            var incident = await stand.IncidentAsync(victim + "/32");
            var seen = await page.EvaluateAsync<double>("victim => window.seen[victim] ?? 0", victim);
            Assert.True(seen > 0, $"{victim} never stood in the document");
            delays.Add(seen - incident.Detected.ToUnixTimeMilliseconds());
        }
        delays.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"detection to screen, {Attacks} attacks: min {delays[0]:0} ms, median {(delays[4] + delays[5]) / 2:0} ms, max {delays[^1]:0} ms"
        );
    }
}
