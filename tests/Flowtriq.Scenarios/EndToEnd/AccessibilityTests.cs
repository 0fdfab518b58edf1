using System.Globalization;
using System.Text.Json;
using Flowtriq.Lab.Systems;
using Flowtriq.Scenarios.Architecture;
using Flowtriq.Scenarios.Browser;
using Microsoft.Playwright;

namespace Flowtriq.Scenarios.EndToEnd;

[Collection(StandCollection.Name)]
public sealed class AccessibilityTests(Stand stand)
{
    private const string Silent = "WAW";

    private const string Run =
        "() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })"
        + ".then(result => result.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | ')}`))";

    private static readonly string[] Mitigation =
    [
        "/mitigations",
        "/customers",
        "/settings/mitigation/policies",
        "/settings/mitigation/safety",
        "/settings/bgp",
        "/settings/scrubbing",
        "/settings/configuration",
    ];

    private static readonly string[] People =
    [
        "/settings/team",
        "/settings/profile",
        "/settings/tokens",
        "/settings/audit",
        "/settings/channels",
        "/settings/alerting/escalation",
        "/settings/alerting/on-call",
        "/settings/alerting/silences",
        "/settings/alerting/maintenance",
        "/status-pages",
        "/welcome",
    ];

    private static readonly string[] Analysis =
    [
        "/analytics/traffic",
        "/analytics/growth",
        "/analytics/attacks",
        "/analytics/quality",
        "/analytics/talkers",
    ];

    /// <summary>Stops what fades in at its first moment, which is its faintest.</summary>
    private const string AtTheBeginning =
        "*, *::before, *::after { animation-play-state: paused !important; transition: none !important }";

    [Theory]
    [InlineData("dark", ReducedMotion.Reduce)]
    [InlineData("light", ReducedMotion.Reduce)]
    [InlineData("dark", ReducedMotion.NoPreference)]
    [InlineData("light", ReducedMotion.NoPreference)]
    public async Task No_page_breaks_an_accessibility_rule_at_rest_or_while_it_appears(
        string theme,
        ReducedMotion motion
    )
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
        await page.EmulateMediaAsync(new() { ReducedMotion = motion });
        if (motion == ReducedMotion.NoPreference)
            await page.AddInitScriptAsync(
                "document.addEventListener('DOMContentLoaded', () => document.head.appendChild("
                    + $"Object.assign(document.createElement('style'), {{ textContent: '{AtTheBeginning}' }})))"
            );
        var found = new List<string>();
        await using (await SilentNodeAsync())
        {
            foreach (var path in await PathsAsync())
            {
                await page.GotoAsync(path);
                await page.GetByRole(AriaRole.Main).First.WaitForAsync();
                await page.AddScriptTagAsync(new() { Path = axe });
                // What is still being fetched is not the page.
                await Assertions.Expect(page.Locator("[role=status] .skeleton")).ToHaveCountAsync(0);
                var violations = await page.EvaluateAsync<JsonElement>(Run);
                found.AddRange(violations.EnumerateArray().Select(violation => $"{path} ({theme}): {violation}"));
            }
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    /// <summary>A node that has fallen silent, until disposed.</summary>
    private async Task<IAsyncDisposable> SilentNodeAsync()
    {
        var agent = stand.Agent(Silent);
        await agent.CrashAsync();
        await Eventually.GetAsync(
            "a silent node",
            TimeSpan.FromSeconds(15),
            async () =>
                (await stand.Api.NodesAsync()).FirstOrDefault(one => one.Pop == Silent && one.State == "offline")
        );
        return new Restarted(agent);
    }

    private async Task<string[]> PathsAsync()
    {
        var all = await stand.Api.NodesAsync();
        var incidents = await stand.Api.IncidentsAsync();
        var incident = incidents
            .Select(one => $"/incidents/{one.Number.ToString(CultureInfo.InvariantCulture)}")
            .Take(1);
        string[] detail = [.. all.OrderBy(one => one.Pop == Silent).Select(one => $"/nodes/{one.Id}")];
        string[] nodes = ["/nodes", detail[0], detail[^1], "/nodes/new", "/nodes/versions"];
        return ["/overview", "/incidents", .. nodes, .. incident, .. Mitigation, .. Analysis, .. People];
    }

    private sealed class Restarted(EdgeAgent agent) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            agent.Start();
            return ValueTask.CompletedTask;
        }
    }
}
