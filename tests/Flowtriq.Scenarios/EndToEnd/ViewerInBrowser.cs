using System.Globalization;
using Flowtriq.Lab.Systems;
using Flowtriq.Scenarios.Browser;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>Not a test but a measurement of <c>bench.sh viewer</c>, which makes the data; runs only when asked for.</summary>
public sealed class ViewerInBrowser
{
    private const int Incidents = 10;

    /// <summary>From the click until a row stands in the document and was painted, in milliseconds.</summary>
    private const string Click = """
        () => new Promise((done) => {
          const started = performance.now()
          const look = () => {
            if (document.querySelector('.pbody .prow .inf') === null) return
            watch.disconnect()
            requestAnimationFrame(() => done(performance.now() - started))
          }
          const watch = new MutationObserver(look)
          watch.observe(document.body, { childList: true, subtree: true })
          document.querySelector('#tab-packets').click()
        })
        """;

    [Fact(Explicit = true)]
    public async Task From_click_to_first_row()
    {
        if (Environment.GetEnvironmentVariable("VIEWER_DATA") is not { } data)
            throw new InvalidOperationException("VIEWER_DATA names no data directory");
        await using var server = new FlowtriqServer(await Programs.ServerAsync(), data);
        await server.StartAsync();
        using var api = new ConsoleApi(server.Console);
        await api.SignInAsync(Stand.Admin);
        await using var chromium = await ChromiumSession.StartAsync();
        var page = await chromium.PageAsync(server.Console, api.Session);
        var times = new List<double>();
        // The first one warms up server and browser.
        for (var incident = 1; incident <= Incidents + 1; incident++)
        {
            await page.GotoAsync($"/incidents/{incident.ToString(CultureInfo.InvariantCulture)}?tab=detection");
            await page.Locator("#evidence .obs li").First.WaitForAsync();
            var time = await page.EvaluateAsync<double>(Click);
            if (incident > 1)
                times.Add(time);
        }

        times.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"click to first row in Chromium, {Incidents} captures of 10,000 packets: min {times[0]:0} ms, median {(times[4] + times[5]) / 2:0} ms, max {times[^1]:0} ms"
        );
    }
}
