using System.Text.Json;
using Flowtriq.Scenarios.Architecture;
using Microsoft.Playwright;

namespace Flowtriq.Scenarios.Browser;

/// <summary>The accessibility rules of WCAG 2 A and AA, asked of what a page shows now.</summary>
internal static class Axe
{
    private const string Run =
        "([theme, within]) => { document.documentElement.dataset.theme = theme;"
        + " return axe.run(within, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })"
        + ".then(result => result.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | ')}`)) }";

    private static readonly string Script = Repository.PathTo(
        "src",
        "console",
        "node_modules",
        "axe-core",
        "axe.min.js"
    );

    /// <summary>Why the rules cannot be asked here, or null when they can.</summary>
    internal static string? Obstacle() =>
        File.Exists(Script) ? null : "axe-core is not installed: npm ci in src/console";

    /// <summary>Makes the rules known to every document that the page opens from now on; nothing fades meanwhile.</summary>
    internal static async Task BringAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.AddInitScriptAsync(scriptPath: Script);
    }

    /// <summary>What breaks a rule, in the dark theme or in the light one.</summary>
    internal static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, string within = ":root")
    {
        var found = new List<string>();
        foreach (var theme in new[] { "light", "dark" })
        {
            var violations = await page.EvaluateAsync<JsonElement>(Run, new[] { theme, within });
            var where = $"{new Uri(page.Url).PathAndQuery} {within} ({theme})";
            found.AddRange(violations.EnumerateArray().Select(one => $"{where}: {one}"));
        }

        return found;
    }
}
