using System.Text.Json;
using Flowtriq.Lab.Systems;
using Flowtriq.Scenarios.Architecture;
using Flowtriq.Scenarios.EndToEnd;
using Microsoft.Playwright;

namespace Flowtriq.Scenarios.Browser;

/// <summary>The public page of the published server in a real browser, as readers see it: both themes, desk and phone.</summary>
public sealed class PublicStatusPage
{
    private const string Rules =
        "() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })"
        + ".then(result => result.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(' | ')}`))";

    private const string Overflow = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";
    private const string Background = "() => getComputedStyle(document.body).backgroundColor";

    private static readonly Account Admin = new("ISP", "Admin", "admin@isp.example", "correct horse battery");

    [Fact]
    public async Task Reads_well_in_both_themes_at_a_desk_and_on_a_phone()
    {
        if (ChromiumSession.Obstacle() is { } obstacle)
            Assert.Skip(obstacle);
        var axe = Repository.PathTo("src", "console", "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(axe))
            Assert.Skip("axe-core is not installed: npm ci in src/console");
        var data = Directory.CreateTempSubdirectory("flowtriq-status-");
        try
        {
            await using var server = new FlowtriqServer(await Programs.ServerAsync(), data.FullName);
            await server.StartAsync();
            await TellAsync(server);
            var pictures = Directory.CreateDirectory(Repository.PathTo("artifacts", "scenarios", "status-page"));
            var backgrounds = new HashSet<string>(StringComparer.Ordinal);
            await using var chromium = await ChromiumSession.StartAsync();
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                var page = await chromium.PageAsync(server.Console, [], theme);
                foreach (var width in new[] { 1280, 390 })
                {
                    await page.SetViewportSizeAsync(width, 844);
                    foreach (var path in new[] { "/s/isp", "/s/isp/incidents/1" })
                    {
                        await page.GotoAsync(path);
                        var where = $"{path} {theme} {width}";
                        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
                        Assert.True(await page.EvaluateAsync<int>(Overflow) <= 0, $"{where} is wider than the screen");
                        await page.AddScriptTagAsync(new() { Path = axe });
                        var found = await page.EvaluateAsync<JsonElement>(Rules);
                        Assert.True(found.GetArrayLength() == 0, $"{where}: {found}");
                    }

                    await page.GotoAsync("/s/isp");
                    backgrounds.Add(await page.EvaluateAsync<string>(Background));
                    var picture = Path.Combine(pictures.FullName, $"{theme}-{width}.png".ToLowerInvariant());
                    await page.ScreenshotAsync(new() { Path = picture, FullPage = true });
                }
            }

            Assert.Equal(2, backgrounds.Count);
        }
        finally
        {
            Sweep(data);
        }
    }

    private static void Sweep(DirectoryInfo data)
    {
        try
        {
            data.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A server that had to be killed on a busy machine may still be writing; what it leaves is in the temporary folder.
        }
    }

    private static async Task TellAsync(FlowtriqServer server)
    {
        using var api = new ConsoleApi(server.Console);
        await api.SetUpAsync(await server.SetupTokenAsync(), Admin);
        await api.SignInAsync(Admin);
        string[] pops = ["FRA", "AMS", "LON", "WAW"];
        var page = await api.PostAsync(
            "/api/v1/status-pages",
            new
            {
                name = "Example Net",
                slug = "isp",
                description = "How our network is, in plain words.",
                published = true,
                components = pops.Select(static pop => new
                {
                    name = $"Internet access and transit, {pop}",
                    scope = "pop",
                    members = new[] { pop },
                }),
            }
        );
        var keys = page.GetProperty("components")
            .EnumerateArray()
            .Select(static c => c.GetProperty("key").GetString()!);
        string[] some = [.. keys.Take(3)];
        foreach (var (impact, component) in new[] { ("major", some[0]), ("partial", some[1]) })
        {
            await api.PostAsync(
                "/api/v1/status-pages/1/stories",
                new
                {
                    title = $"Disruption with a rather long title that does not fit into one line of a phone: {impact}",
                    impact,
                    components = new[] { component },
                    text = "We see unusual traffic in part of our network.\nConnections may be slower than usual.",
                }
            );
        }

        var now = TimeProvider.System.GetUtcNow();
        await api.PostAsync(
            "/api/v1/status-pages/1/maintenance",
            new
            {
                title = "New line card",
                text = "Short interruptions are possible.",
                starts = now.AddMinutes(-1),
                ends = now.AddHours(2),
                components = new[] { some[2] },
            }
        );
    }
}
