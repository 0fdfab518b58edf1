using System.Text.Json;
using Flowtriq.Server.Tests.Mitigation;

namespace Flowtriq.Server.Tests.Alerting.Telling;

/// <summary>One planned piece of work: told on a status page and quiet in alerting.</summary>
public sealed class AnnouncedWorkIsQuiet
{
    [Fact]
    public async Task As_long_as_the_page_says_so_and_across_a_restart()
    {
        await using var alerted = await Alerted.StartAsync();
        await alerted.RouteAllAsync();
        var key = await PageAsync(alerted);
        await AnnounceAsync(alerted, HttpMethod.Post, "/status-pages/1/maintenance", key, quiet: true);
        await alerted.RestartAsync();

        var announced = (await alerted.AskAsync(HttpMethod.Get, "/alerting")).GetProperty("announced")[0];
        Assert.Equal("line cards", announced.GetProperty("title").GetString());
        Assert.Equal("Example Net", announced.GetProperty("pageName").GetString());
        Assert.Equal(["Frankfurt"], announced.GetProperty("components").Texts());
        Assert.True(announced.GetProperty("open").GetBoolean());
        await alerted.AttackAsync();
        var alerts = await alerted.AskAsync(HttpMethod.Get, "/alerting/incidents/1");
        Assert.Equal("maintenance: line cards", alerts.GetProperty("held").GetString());
        Assert.Empty(alerted.Receiver(1).Messages);

        await AnnounceAsync(alerted, HttpMethod.Put, "/status-pages/maintenance/1", key, quiet: false);
        Assert.Equal(["opened 1"], await alerted.HeardAsync(1, 1));
        Assert.Empty((await alerted.AskAsync(HttpMethod.Get, "/alerting")).GetProperty("announced").EnumerateArray());
    }

    [Fact]
    public async Task Only_about_what_it_touches()
    {
        await using var alerted = await Alerted.StartAsync();
        await alerted.RouteAllAsync();
        var key = await PageAsync(alerted, "AMS");
        await AnnounceAsync(alerted, HttpMethod.Post, "/status-pages/1/maintenance", key, quiet: true);
        await alerted.AttackAsync();
        Assert.Equal(["opened 1"], await alerted.HeardAsync(1, 1));
    }

    /// <summary>A page with one component of one POP; returns the component's key.</summary>
    private static async Task<string> PageAsync(Alerted alerted, string pop = "FRA")
    {
        var page = await alerted.AskAsync(
            HttpMethod.Post,
            "/status-pages",
            new
            {
                name = "Example Net",
                slug = "isp",
                description = "",
                published = true,
                delayMinutes = 2,
                threshold = "low",
                components = new[]
                {
                    new
                    {
                        name = "Frankfurt",
                        scope = "pop",
                        members = new[] { pop },
                    },
                },
            }
        );
        return page.GetProperty("components")[0].GetProperty("key").GetString()!;
    }

    private static Task<JsonElement> AnnounceAsync(
        Alerted alerted,
        HttpMethod method,
        string path,
        string component,
        bool quiet
    ) =>
        alerted.AskAsync(
            method,
            path,
            new
            {
                title = "line cards",
                starts = alerted.Time.Now,
                ends = alerted.Time.Now.AddHours(1),
                components = new[] { component },
                quiet,
            }
        );
}
