using System.Net;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Alerting.Telling;

/// <summary>Steps on a clock the test moves, and who stops them.</summary>
public sealed class EscalationRuns
{
    [Fact]
    public async Task Every_step_is_taken_in_its_time()
    {
        await using var alerted = await WithThreeStepsAsync();
        await alerted.AttackAsync();
        Assert.Equal(["opened 1"], await alerted.HeardAsync(1, 1));
        alerted.Time.Now += TimeSpan.FromSeconds(300);
        Assert.Equal(["escalated 1"], await alerted.HeardAsync(2, 1));
        Assert.Empty(alerted.Receiver(3).Messages);
        alerted.Time.Now += TimeSpan.FromSeconds(300);
        Assert.Equal(["escalated 1"], await alerted.HeardAsync(3, 1));
    }

    [Fact]
    public async Task Acknowledging_in_the_console_stops_it()
    {
        await using var alerted = await WithThreeStepsAsync();
        await alerted.AttackAsync();
        await alerted.HeardAsync(1, 1);
        using var analyst = await alerted.Server.BrowserAsync(Role.Analyst);
        await analyst.OkAsync(HttpMethod.Post, "/incidents/1/acknowledge", new { });
        Assert.Equal(["opened 1", "acknowledged 1"], await alerted.HeardAsync(1, 2));
        await NothingMoreIsToldAsync(alerted);
    }

    [Fact]
    public async Task The_link_takes_the_incident_when_the_button_is_pressed_and_not_when_the_link_is_opened()
    {
        await using var alerted = await WithThreeStepsAsync();
        await alerted.AttackAsync();
        await alerted.HeardAsync(1, 1);
        Assert.True(alerted.Receiver(1).Messages.TryPeek(out var message));
        var link = new Uri(message.Json.GetProperty("links").GetProperty("acknowledge").GetString()!).PathAndQuery;

        using var scanner = new HttpClient { BaseAddress = alerted.Server.Address };
        using (var page = await scanner.GetAsync(link))
        {
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Contains("Take it", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.True(page.Headers.CacheControl?.NoStore);
        }
        Assert.Null(alerted.Server.Get<IncidentBoard>().All.Single().AcknowledgedAt);

        using var pressed = await scanner.PostAsync(link, null);
        Assert.Contains(
            "INC-1 is taken by a link in hook 1",
            await pressed.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal("a link in hook 1", alerted.Server.Get<IncidentBoard>().All.Single().Owner);
        Assert.Equal(["opened 1", "acknowledged 1"], await alerted.HeardAsync(1, 2));
        await NothingMoreIsToldAsync(alerted);
    }

    [Fact]
    public async Task A_link_that_is_forged_changed_or_old_takes_nothing()
    {
        await using var alerted = await WithThreeStepsAsync();
        await alerted.AttackAsync();
        await alerted.HeardAsync(1, 1);
        Assert.True(alerted.Receiver(1).Messages.TryPeek(out var message));
        var link = new Uri(message.Json.GetProperty("links").GetProperty("acknowledge").GetString()!).PathAndQuery;
        using var browser = new HttpClient { BaseAddress = alerted.Server.Address };
        foreach (var forged in (string[])["/ack/1", link[..^12] + "AAAA" + link[^8..]])
        {
            using var answer = await browser.PostAsync(forged, null);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        alerted.Time.Now += TimeSpan.FromHours(24);
        using var late = await browser.PostAsync(link, null);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Null(alerted.Server.Get<IncidentBoard>().All.Single().AcknowledgedAt);
    }

    [Fact]
    public async Task What_fell_due_while_the_server_was_down_is_told_after_its_start_and_nothing_twice()
    {
        await using var alerted = await WithThreeStepsAsync();
        await alerted.AttackAsync();
        await alerted.SettledAsync();
        await alerted.RestartAsync();
        alerted.Time.Now += TimeSpan.FromMinutes(7);
        Assert.Equal(["escalated 1"], await alerted.HeardAsync(2, 1));
        await alerted.SettledAsync();
        await alerted.RestartAsync();
        alerted.Time.Now += TimeSpan.FromMinutes(7);
        Assert.Equal(["escalated 1"], await alerted.HeardAsync(3, 1));
        await alerted.SettledAsync();
        Assert.Equal((1, 1), (alerted.Heard(1).Length, alerted.Heard(2).Length));
    }

    [Fact]
    public async Task What_was_sent_when_the_server_ended_before_it_was_recorded_is_sent_again_under_the_same_key()
    {
        await using var alerted = await Alerted.StartAsync();
        await alerted.RouteAllAsync();
        var release = new TaskCompletionSource();
        alerted.Receiver(1).Answers = (context, _) => release.Task.WaitAsync(context.RequestAborted);
        await alerted.AttackAsync();
        await alerted.HeardAsync(1, 1);
        alerted.Receiver(1).Answers = null;
        await alerted.RestartAsync();
        release.SetResult();

        Assert.Equal(["opened 1", "opened 1"], await alerted.HeardAsync(1, 2));
        Assert.Single(alerted.Receiver(1).Messages.Select(static m => m.Json.GetProperty("id").GetString()).Distinct());
        Assert.Equal("delivered", Assert.Single(await alerted.SettledAsync()).GetProperty("state").GetString());
    }

    private static async Task<Alerted> WithThreeStepsAsync()
    {
        var alerted = await Alerted.StartAsync(3);
        await alerted.RouteAllAsync();
        return alerted;
    }

    // A later attack is told on all three: what the earlier one still had to say would have come before.
    private static async Task NothingMoreIsToldAsync(Alerted alerted)
    {
        alerted.Time.Now += TimeSpan.FromHours(2);
        await alerted.AttackAsync("198.51.100.9/32", "edge-2");
        await alerted.HeardAsync(1, 3);
        alerted.Time.Now += TimeSpan.FromMinutes(5);
        await alerted.HeardAsync(2, 1);
        alerted.Time.Now += TimeSpan.FromMinutes(5);
        await alerted.HeardAsync(3, 1);
        Assert.Equal(["escalated 2"], alerted.Heard(2));
        Assert.Equal(["escalated 2"], alerted.Heard(3));
    }
}
