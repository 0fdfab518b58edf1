using System.Net;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Alerting.Telling;

/// <summary>Silences and maintenance.</summary>
public sealed class HushApiTests
{
    [Fact]
    public async Task An_analyst_silences_an_incident_and_ends_that_again()
    {
        await using var alerted = await Alerted.StartAsync();
        using var analyst = await alerted.Server.BrowserAsync(Role.Analyst);
        await alerted.AttackAsync();
        var after = await analyst.OkAsync(
            HttpMethod.Post,
            "/alerting/silences/incidents",
            new
            {
                incidents = new[] { 1 },
                reason = "link test",
                seconds = 3600,
            }
        );
        var silence = after.GetProperty("silences")[0];
        Assert.Equal(
            ("Analyst", true),
            (silence.GetProperty("by").GetString(), silence.GetProperty("open").GetBoolean())
        );
        await alerted.RouteAllAsync();
        await alerted.AttackAsync("198.51.100.9/32", "edge-2");
        Assert.Equal(["opened 2"], await alerted.HeardAsync(1, 1));

        var number = silence.GetProperty("number").GetInt64();
        var ended = await analyst.OkAsync(HttpMethod.Delete, $"/alerting/silences/{number}");
        Assert.Equal("Analyst", ended.GetProperty("silences")[0].GetProperty("endedBy").GetString());
        await analyst.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"/alerting/silences/{number}");
    }

    [Fact]
    public async Task Maintenance_of_a_POP_keeps_quiet_while_detection_and_record_go_on()
    {
        await using var alerted = await Alerted.StartAsync();
        await alerted.RouteAllAsync();
        var made = await alerted.AskAsync(
            HttpMethod.Post,
            "/alerting/windows",
            new
            {
                name = "line cards",
                scope = new { pops = new[] { "FRA" } },
                from = alerted.Time.Now,
                until = alerted.Time.Now.AddHours(1),
            }
        );
        Assert.NotEqual(JsonValueKind.Null, made.GetProperty("windows")[0].GetProperty("openUntil").ValueKind);
        await alerted.AttackAsync();
        Assert.Contains(
            await alerted.TimelineAsync(),
            static line => line.StartsWith("alertHeld: Nobody is told until", StringComparison.Ordinal)
        );
        var alerts = await alerted.AskAsync(HttpMethod.Get, "/alerting/incidents/1");
        Assert.Equal("maintenance: line cards", alerts.GetProperty("held").GetString());
        Assert.Empty(alerted.Receiver(1).Messages);

        alerted.Time.Now += TimeSpan.FromHours(1);
        Assert.Equal(["opened 1"], await alerted.HeardAsync(1, 1));
    }
}
