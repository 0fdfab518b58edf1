using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;
using Flowtriq.Server.Tests.Alerting.Fakes;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Alerting.Telling;

/// <summary>From an observation to who is told, and what is kept of it.</summary>
public sealed class AlertsTravel
{
    [Fact]
    public async Task An_attack_is_told_from_its_beginning_to_its_end_and_the_timeline_says_to_whom()
    {
        await using var alerted = await Alerted.StartAsync();
        await alerted.RouteAllAsync();
        var seen = await alerted.AttackAsync();
        await alerted.HeardAsync(1, 1);
        await alerted.EndAsync(seen);
        Assert.Equal(["opened 1", "resolved 1"], await alerted.HeardAsync(1, 2));
        var told = await alerted.SettledAsync();
        Assert.All(told, static d => Assert.Equal("delivered", d.GetProperty("state").GetString()));
        Assert.Equal(2, told.Length);

        var timeline = await alerted.TimelineAsync();
        Assert.Contains("alertRequested: Step 1: telling hook 1", timeline);
        Assert.Contains("alertRequested: Over: telling hook 1", timeline);
        Assert.Equal(2, timeline.Count(static line => line == "alertDelivered: hook 1 was told"));
    }

    [Fact]
    public async Task The_message_holds_what_the_NOC_needs()
    {
        await using var alerted = await Alerted.StartAsync();
        await alerted.RouteAllAsync();
        await alerted.AttackAsync();
        await alerted.HeardAsync(1, 1);
        Assert.True(alerted.Receiver(1).Messages.TryPeek(out var message));
        var incident = message.Json.GetProperty("incident");
        Assert.Equal("192.0.2.7/32", incident.GetProperty("target").GetString());
        Assert.Equal("DNS amplification", incident.GetProperty("vectors")[0].GetProperty("name").GetString());
        Assert.Equal("FRA", incident.GetProperty("pops")[0].GetString());
        Assert.EndsWith(
            "/incidents/1",
            message.Json.GetProperty("links").GetProperty("incident").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_again_with_the_same_key_and_kept_in_order()
    {
        await using var alerted = await Alerted.StartAsync();
        await alerted.RouteAllAsync();
        var down = true;
        alerted.Receiver(1).Answers = (context, _) =>
        {
            context.Response.StatusCode = Volatile.Read(ref down) ? 503 : 200;
            return Task.CompletedTask;
        };
        var seen = await alerted.AttackAsync();
        await alerted.HeardAsync(1, 1);
        await alerted.EndAsync(seen);
        await Soon.TrueAsync(async () => (await alerted.DeliveriesAsync())[0].GetProperty("attempts").GetInt32() > 0);
        Volatile.Write(ref down, false);
        alerted.Time.Now += TimeSpan.FromSeconds(30);

        Assert.All(
            await alerted.SettledAsync(),
            static d => Assert.Equal("delivered", d.GetProperty("state").GetString())
        );
        Assert.Equal(["opened 1", "opened 1", "resolved 1"], alerted.Heard(1));
        var keys = alerted.Receiver(1).Messages.Select(static m => m.Json.GetProperty("id").GetString()).ToArray();
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[1], keys[2]);
        Assert.Single(
            await alerted.TimelineAsync(),
            static line => line.StartsWith("alertRetried: hook 1", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_refused_is_not_tried_again_and_the_timeline_says_why()
    {
        await using var alerted = await Alerted.StartAsync();
        await alerted.RouteAllAsync();
        alerted.Receiver(1).Answers = static (context, _) =>
        {
            context.Response.StatusCode = 410;
            return Task.CompletedTask;
        };
        await alerted.AttackAsync();
        Assert.Equal("failed", Assert.Single(await alerted.SettledAsync()).GetProperty("state").GetString());
        Assert.Contains(
            await alerted.TimelineAsync(),
            static line => line.StartsWith("alertFailed: hook 1 could not be told", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_fault_of_alerting_keeps_no_observation_from_being_stored_and_is_made_up_for()
    {
        await using var alerted = await Alerted.StartAsync();
        await alerted.RouteAllAsync();
        var database = alerted.Server.Get<Database>();
        await database.WriteAsync(
            static tx =>
            {
                tx.Execute("ALTER TABLE alert_escalation RENAME TO aside");
            },
            default
        );
        var seen = await alerted.AttackAsync();
        Assert.Single(alerted.Server.Get<IncidentBoard>().All);
        Assert.Empty(alerted.Receiver(1).Messages);
        await database.WriteAsync(
            static tx =>
            {
                tx.Execute("ALTER TABLE aside RENAME TO alert_escalation");
            },
            default
        );
        await alerted.EndAsync(seen);
        await alerted.AttackAsync("192.0.2.8/32", "edge-2");
        Assert.Equal(["opened 2"], await alerted.HeardAsync(1, 1));
    }

    [Fact]
    public async Task A_member_is_told_the_way_that_member_wants()
    {
        await using var alerted = await Alerted.StartAsync(2);
        using var analyst = await alerted.Server.BrowserAsync(Role.Analyst);
        await analyst.OkAsync(
            HttpMethod.Put,
            "/alerting/preferences",
            new
            {
                email = false,
                channels = new[] { 2 },
                atLeast = "low",
            }
        );
        await TellAsync(alerted, "Analyst");
        await alerted.AttackAsync();
        Assert.Equal(["opened 1"], await alerted.HeardAsync(2, 1));
        Assert.Empty(alerted.Receiver(1).Messages);
    }

    [Fact]
    public async Task A_member_gets_a_mail_to_read_in_either_form()
    {
        await using var smtp = new FakeSmtp();
        await using var alerted = await Alerted.StartAsync();
        await alerted.Server.UseAsync(smtp);
        (await alerted.Server.BrowserAsync(Role.Analyst)).Dispose();
        await TellAsync(alerted, "Analyst");
        await alerted.AttackAsync();
        await Soon.TrueAsync(() => !smtp.Messages.IsEmpty);
        var mail = smtp.Messages.First().Replace("=\r\n", "", StringComparison.Ordinal);
        Assert.Contains("To: Analyst@isp.example", mail, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/plain", mail, StringComparison.Ordinal);
        Assert.Contains("Target: 192.0.2.7", mail, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/html", mail, StringComparison.Ordinal);
        Assert.Matches("<a href=3D\"http[^\"]+/ack/[^\"]+\">Acknowledge</a>", mail);
    }

    /// <summary>Everything is told a member by name.</summary>
    private static async Task TellAsync(Alerted alerted, string name)
    {
        var everything = await alerted.AskAsync(HttpMethod.Get, "/alerting");
        var target = everything
            .GetProperty("recipients")
            .EnumerateArray()
            .Single(r => r.GetProperty("name").GetString() == name)
            .GetProperty("target")
            .GetString();
        var made = await alerted.AskAsync(
            HttpMethod.Post,
            "/alerting/policies",
            new { name = "person", steps = new[] { new { delaySeconds = 0, targets = new[] { target } } } }
        );
        var policy = made.GetProperty("policies")[0].GetProperty("number").GetInt64();
        await alerted.AskAsync(
            HttpMethod.Post,
            "/alerting/routes",
            new
            {
                name = "all",
                match = new { },
                policy,
            }
        );
    }
}
