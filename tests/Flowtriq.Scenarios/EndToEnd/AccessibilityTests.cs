using System.Globalization;
using System.Text.Json;
using Flowtriq.Scenarios.Architecture;
using Flowtriq.Scenarios.Browser;
using Microsoft.Playwright;

namespace Flowtriq.Scenarios.EndToEnd;

[Collection(StandCollection.Name)]
public sealed class AccessibilityTests(Stand stand)
{
    private const string Run =
        "() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })"
        + ".then(result => result.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | ')}`))";

    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    public async Task No_page_breaks_an_accessibility_rule(string theme)
    {
        stand.Require();
        var axe = Repository.PathTo("src", "console", "node_modules", "axe-core", "axe.min.js");
        if (ChromiumSession.Obstacle() is { } obstacle)
            Assert.Skip(obstacle);
        if (!File.Exists(axe))
            Assert.Skip("axe-core is not installed: npm ci in src/console");
        await using var chromium = await ChromiumSession.StartAsync();
        var page = await chromium.PageAsync(stand.Server.Console, stand.Api.Session);
        await page.AddInitScriptAsync(
            $"localStorage.setItem('flowtriq.prefs', JSON.stringify({{ theme: '{theme}' }}))"
        );
        var found = new List<string>();
        foreach (var path in await PathsAsync())
        {
            await page.GotoAsync(path);
            await page.GetByRole(AriaRole.Main).First.WaitForAsync();
            await page.AddScriptTagAsync(new() { Path = axe });
            found.AddRange((await LookAsync(page)).Select(violation => $"{path} ({theme}): {violation}"));
        }
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    /// <summary>What still breaks a rule when the page has come to rest: parts that are loading or fading in do not count.</summary>
    private static async Task<string[]> LookAsync(IPage page)
    {
        for (var look = 1; ; look++)
        {
            await page.WaitForTimeoutAsync(1_000);
            var violations = await page.EvaluateAsync<JsonElement>(Run);
            if (violations.GetArrayLength() == 0 || look == 5)
                return [.. violations.EnumerateArray().Select(violation => violation.GetString() ?? "")];
        }
    }

    private async Task<string[]> PathsAsync()
    {
        var node = (await stand.Api.NodesAsync())[0].Id;
        var incidents = await stand.Api.IncidentsAsync();
        var incident = incidents
            .Select(one => $"/incidents/{one.Number.ToString(CultureInfo.InvariantCulture)}")
            .Take(1);
        return ["/overview", "/incidents", "/nodes", $"/nodes/{node}", "/nodes/new", .. incident];
    }
}
