using System.Net;
using System.Text;
using System.Xml.Linq;
using Flowtriq.Server.Tests.Mitigation;

namespace Flowtriq.Server.Tests.StatusPages;

/// <summary>A published page over the life of an attack, as everybody can read it.</summary>
public sealed class PagesTellByThemselves
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_page_changes_by_itself_from_the_first_word_to_the_last()
    {
        await using var site = await PublicSite.StartAsync();
        await site.BeginAttackAsync();
        await site.PassAsync(Minute);
        Assert.Equal("operational", (await site.StatusAsync()).GetProperty("state").GetString());
        Assert.Equal(0, (await site.StatusAsync()).GetProperty("open").GetArrayLength());

        await site.PassAsync(Minute);
        await ExpectAsync(site, "Investigating", "degraded", "operational");
        await site.MitigateAsync();
        await site.PassAsync(Minute);
        await ExpectAsync(site, "Mitigating", "degraded", "operational");
        await site.SubsideAsync();
        await site.PassAsync(Minute);
        await ExpectAsync(site, "Monitoring", "degraded", "operational");
        await site.EndAttackAsync();
        await site.PassAsync(Minute);

        var over = await site.StatusAsync();
        Assert.Equal("operational", over.GetProperty("state").GetString());
        Assert.Equal(0, over.GetProperty("open").GetArrayLength());
        var story = Assert.Single(over.GetProperty("past").EnumerateArray());
        Assert.Equal("Disruption: Internet access Frankfurt", story.GetProperty("title").GetString());
        Assert.Equal(
            ["Resolved", "Monitoring", "Mitigating", "Investigating"],
            story.GetProperty("updates").EnumerateArray().Select(static u => u.GetProperty("phase").GetString())
        );
        var days = over.GetProperty("components")[0].GetProperty("days");
        Assert.Equal("degraded", days[89].GetString());
    }

    [Fact]
    public async Task What_is_over_before_the_delay_is_never_told()
    {
        await using var site = await PublicSite.StartAsync();
        await site.BeginAttackAsync();
        await site.PassAsync(Minute);
        await site.EndAttackAsync();
        await site.PassAsync(Minute * 5);
        var status = await site.StatusAsync();
        Assert.Equal(0, status.GetProperty("open").GetArrayLength() + status.GetProperty("past").GetArrayLength());
    }

    [Fact]
    public async Task A_restart_in_between_loses_nothing_and_says_nothing_twice()
    {
        await using var site = await PublicSite.StartAsync();
        await site.BeginAttackAsync();
        await site.PassAsync(Minute * 3);
        await site.Server.StopAsync();
        await site.Server.StartAgainAsync();
        site.Server.AddNode("edge-fra-77", "ZX7");
        await site.LookAsync();
        await site.EndAttackAsync();
        await site.LookAsync();
        using var reader = new HttpClient { BaseAddress = site.Server.Address };
        var feed = XDocument.Parse(await reader.GetStringAsync("/s/isp/rss"));
        Assert.Equal(
            ["Resolved", "Investigating"],
            feed.Descendants("item").Select(static i => i.Element("title")!.Value.Split(':')[0])
        );
        Assert.Equal(2, feed.Descendants("guid").Select(static g => g.Value).Distinct().Count());
    }

    [Fact]
    public async Task Nothing_in_any_byte_helps_an_attacker()
    {
        await using var site = await PublicSite.StartAsync();
        await site.BeginAttackAsync();
        await site.PassAsync(Minute * 3);
        await site.MitigateAsync();
        await site.PassAsync(Minute);
        var story = (await site.StatusAsync()).GetProperty("open")[0].GetProperty("number").GetInt64();
        var said = new StringBuilder();
        foreach (var path in new[] { "", "?format=json", "/rss", $"/incidents/{story}" })
        {
            using var answer = await site.Public.GetAsync($"/s/isp{path}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            said.Append(await answer.Content.ReadAsStringAsync());
        }

        // Addresses, nodes, interfaces, kinds of attack, bounds, measures and who runs them: everything this incident knows.
        string[] secrets =
        [
            "192.0.2.7",
            "192.0.2",
            "edge-",
            "eth0",
            "ZX7",
            "DNS",
            "amplification",
            "flood",
            "UDP",
            "attack",
            "DDoS",
            "pps",
            "bps",
            "90000",
            "20000",
            "4.5 times",
            "threshold",
            "severity",
            "high",
            "INC-",
            "\"incident\"",
            "FlowSpec",
            "firewall",
            "blackhole",
            "scrub",
            "router",
            "protect-everything",
            "level",
            "detect",
        ];
        var text = said.ToString();
        Assert.DoesNotContain(secrets, secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_page_is_cached_by_its_content_and_changes_with_it()
    {
        await using var site = await PublicSite.StartAsync();
        using var first = await site.Public.GetAsync("/s/isp");
        var tag = first.Headers.ETag!;
        Assert.True(first.Headers.CacheControl!.Public);
        Assert.Equal(HttpStatusCode.NotModified, (await AgainAsync(site, tag.Tag)).StatusCode);
        await site.BeginAttackAsync();
        await site.PassAsync(Minute * 3);
        Assert.Equal(HttpStatusCode.OK, (await AgainAsync(site, tag.Tag)).StatusCode);
    }

    [Fact]
    public async Task A_page_that_is_not_published_is_nowhere_to_be_found()
    {
        await using var site = await PublicSite.StartAsync();
        await site.Admin.OkAsync(HttpMethod.Post, "/status-pages", PublicSite.Body("draft", published: false));
        foreach (var path in new[] { "/s/draft", "/s/draft/rss", "/s/draft/logo", "/s/none", "/s/isp/incidents/999" })
        {
            using var answer = await site.Public.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        var preview = await site.Admin.GetStringAsync("/api/v1/status-pages/2/preview");
        Assert.Contains("Internet access Frankfurt", preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_largest_page_on_its_worst_day_is_small_and_without_a_script()
    {
        await using var site = await PublicSite.StartAsync();
        var components = Enumerable
            .Range(1, 30)
            .Select(static i => new
            {
                name = $"Internet access and transit, point of presence number {i}",
                scope = "pop",
                members = new[] { "ZX7" },
            });
        var page = await site.Admin.OkAsync(
            HttpMethod.Post,
            "/status-pages",
            new
            {
                name = "Large",
                slug = "large",
                published = true,
                components,
            }
        );
        var keys = page.GetProperty("components").EnumerateArray().Select(static c => c.GetProperty("key").GetString());
        for (var day = 0; day < 20; day++)
        {
            await site.Admin.OkAsync(
                HttpMethod.Post,
                "/status-pages/2/stories",
                new
                {
                    title = $"Disruption number {day}",
                    impact = day % 2 == 0 ? "major" : "degraded",
                    components = keys,
                    text = new string('x', 1_000),
                    phase = "investigating",
                }
            );
            await site.PassAsync(TimeSpan.FromDays(4));
        }

        var html = await site.Public.GetStringAsync("/s/large");
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 10_000, 50_000);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<HttpResponseMessage> AgainAsync(PublicSite site, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/s/isp");
        request.Headers.Add("If-None-Match", tag);
        return await site.Public.SendAsync(request);
    }

    private static async Task ExpectAsync(PublicSite site, string phase, params string[] states)
    {
        var status = await site.StatusAsync();
        Assert.Equal(
            phase,
            Assert.Single(status.GetProperty("open").EnumerateArray()).GetProperty("phase").GetString()
        );
        Assert.Equal(
            states,
            status.GetProperty("components").EnumerateArray().Select(static c => c.GetProperty("state").GetString())
        );
    }
}
