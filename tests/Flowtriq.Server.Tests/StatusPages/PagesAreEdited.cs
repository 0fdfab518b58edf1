using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Mitigation;

namespace Flowtriq.Server.Tests.StatusPages;

/// <summary>What members do to status pages.</summary>
public sealed class PagesAreEdited
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task An_analyst_takes_a_story_over_and_it_follows_its_incident_no_more()
    {
        await using var site = await PublicSite.StartAsync();
        using var analyst = await site.Server.BrowserAsync(Role.Analyst);
        await site.BeginAttackAsync();
        await site.PassAsync(TimeSpan.FromMinutes(3));
        var story = Story(await site.Admin.OkAsync(HttpMethod.Get, "/status-pages/1"));
        Assert.True(story.GetProperty("automatic").GetBoolean());
        var path = $"/status-pages/stories/{story.GetProperty("number").GetInt64()}";
        var after = Story(
            await analyst.OkAsync(
                HttpMethod.Post,
                $"{path}/updates",
                new { text = "A fibre was cut.\nA crew is on its way.", phase = "monitoring" }
            )
        );
        Assert.False(after.GetProperty("automatic").GetBoolean());
        Assert.Equal("Analyst", after.GetProperty("updates")[0].GetProperty("by").GetString());
        await site.EndAttackAsync();
        await site.PassAsync(TimeSpan.FromMinutes(1));
        var open = Assert.Single((await site.StatusAsync()).GetProperty("open").EnumerateArray());
        Assert.Equal("Monitoring", open.GetProperty("phase").GetString());

        await analyst.OkAsync(HttpMethod.Patch, path, new { automatic = true });
        Assert.Equal("operational", (await site.StatusAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Words_are_changed_and_the_public_sees_that_they_were()
    {
        await using var site = await PublicSite.StartAsync();
        await site.BeginAttackAsync();
        await site.PassAsync(TimeSpan.FromMinutes(3));
        var story = Story(await site.Admin.OkAsync(HttpMethod.Get, "/status-pages/1"));
        var update = story.GetProperty("updates")[0].GetProperty("number").GetInt64();
        await site.Admin.OkAsync(
            HttpMethod.Put,
            $"/status-pages/updates/{update}",
            new { text = "Other <b>words</b>" }
        );
        await site.Admin.OkAsync(
            HttpMethod.Patch,
            $"/status-pages/stories/{story.GetProperty("number").GetInt64()}",
            new { title = "Another title" }
        );
        var html = await site.Public.GetStringAsync("/s/isp");
        Assert.Contains("Other &lt;b&gt;words&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("(edited)", html, StringComparison.Ordinal);
        Assert.Contains("Another title", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_story_is_not_told_and_touches_nothing()
    {
        await using var site = await PublicSite.StartAsync();
        await site.BeginAttackAsync();
        await site.PassAsync(TimeSpan.FromMinutes(3));
        await site.Admin.OkAsync(HttpMethod.Patch, "/status-pages/stories/1", new { hidden = true });
        var status = await site.StatusAsync();
        Assert.Equal("operational", status.GetProperty("state").GetString());
        Assert.Equal(0, status.GetProperty("open").GetArrayLength());
        using var gone = await site.Public.GetAsync("/s/isp/incidents/1");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Maintenance_is_announced_begins_and_ends_by_the_clock()
    {
        await using var site = await PublicSite.StartAsync();
        using var analyst = await site.Server.BrowserAsync(Role.Analyst);
        await analyst.OkAsync(
            HttpMethod.Post,
            "/status-pages/1/maintenance",
            new
            {
                title = "New line card",
                text = "Short interruptions.",
                starts = site.Time.Now.AddHours(1),
                ends = site.Time.Now.AddHours(2),
                components = new[] { site.Key(1) },
            }
        );
        Assert.Equal("operational", (await site.StatusAsync()).GetProperty("state").GetString());
        Assert.Contains("New line card", await site.Public.GetStringAsync("/s/isp"), StringComparison.Ordinal);
        await site.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal("maintenance", (await site.StatusAsync()).GetProperty("state").GetString());
        await site.PassAsync(TimeSpan.FromHours(1));
        var after = await site.StatusAsync();
        Assert.Equal("operational", after.GetProperty("state").GetString());
        Assert.Equal(0, after.GetProperty("maintenance").GetArrayLength());
    }

    [Fact]
    public async Task Everything_wrong_is_named_at_once()
    {
        await using var site = await PublicSite.StartAsync();
        var faults = await site.Admin.RefusedAsync(
            HttpStatusCode.BadRequest,
            HttpMethod.Post,
            "/status-pages",
            new
            {
                name = " ",
                slug = "Not A Slug",
                accent = "red;background:url(x)",
                delayMinutes = -1,
                components = new[]
                {
                    new
                    {
                        name = "x",
                        scope = "pop",
                        members = Array.Empty<string>(),
                        key = "foreign",
                    },
                },
            }
        );
        Assert.Equal(
            ["accent", "components[0].key", "components[0].members", "delayMinutes", "name", "slug"],
            faults.Select(static fault => fault.Split(':')[0]).Order(StringComparer.Ordinal)
        );
        Assert.Contains(
            "taken",
            Assert.Single(
                await site.Admin.RefusedAsync(
                    HttpStatusCode.BadRequest,
                    HttpMethod.Post,
                    "/status-pages",
                    PublicSite.Body()
                )
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_logo_is_a_picture_and_nothing_else()
    {
        await using var site = await PublicSite.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await PutLogoAsync(site, Png));
        using var shown = await site.Public.GetAsync("/s/isp/logo");
        Assert.Equal("image/png", shown.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Png, await shown.Content.ReadAsByteArrayAsync());
        Assert.Contains("/s/isp/logo", await site.Public.GetStringAsync("/s/isp"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, await PutLogoAsync(site, "<svg onload=alert(1)>"u8.ToArray()));
        Assert.Equal(HttpStatusCode.BadRequest, await PutLogoAsync(site, [.. Png, .. new byte[100_000]]));
        await site.Admin.OkAsync(HttpMethod.Delete, "/status-pages/1/logo");
        using var gone = await site.Public.GetAsync("/s/isp/logo");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_component_that_is_renamed_keeps_its_history_and_one_that_is_removed_ends_it()
    {
        await using var site = await PublicSite.StartAsync();
        await site.BeginAttackAsync();
        await site.PassAsync(TimeSpan.FromMinutes(3));
        var body = site.Page.GetProperty("page");
        var component = body.GetProperty("components")[0];
        await site.Admin.OkAsync(
            HttpMethod.Put,
            "/status-pages/1",
            new
            {
                name = "Example Net",
                slug = "renamed",
                published = true,
                components = new[]
                {
                    new
                    {
                        name = "Frankfurt",
                        scope = "pop",
                        members = new[] { "ZX7" },
                        key = component.GetProperty("key").GetString(),
                    },
                },
            }
        );
        var status = JsonElement.Parse(await site.Public.GetStringAsync("/s/renamed?format=json"));
        var only = Assert.Single(status.GetProperty("components").EnumerateArray());
        Assert.Equal("Frankfurt", only.GetProperty("name").GetString());
        Assert.Equal("degraded", only.GetProperty("days")[89].GetString());
        using var old = await site.Public.GetAsync("/s/isp");
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);

        using var removed = await site.Admin.DeleteAsync("/api/v1/status-pages/1");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(0, (await site.Admin.OkAsync(HttpMethod.Get, "/status-pages")).GetArrayLength());
    }

    private static JsonElement Story(JsonElement page) => Assert.Single(page.GetProperty("stories").EnumerateArray());

    private static async Task<HttpStatusCode> PutLogoAsync(PublicSite site, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var answer = await site.Admin.PutAsync("/api/v1/status-pages/1/logo", content);
        return answer.StatusCode;
    }
}
