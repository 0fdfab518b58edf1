using System.Net;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Mitigation;

namespace Flowtriq.Server.Tests.Alerting.Telling;

/// <summary>What people may lay down; all on one server.</summary>
public sealed class PlanApiTests(AlertedFixture fixture) : IClassFixture<AlertedFixture>
{
    private Alerted Alerted => fixture.Alerted;

    [Fact]
    public async Task Everything_wrong_is_said_at_once()
    {
        var faults = await Alerted.Founder.RefusedAsync(
            HttpStatusCode.BadRequest,
            HttpMethod.Post,
            "/alerting/policies",
            new
            {
                name = " ",
                steps = new object[]
                {
                    new { delaySeconds = -1, targets = new[] { "channel:1" } },
                    new { delaySeconds = 0, targets = new[] { "channel:77", "rota:5" } },
                },
                repeats = 1,
                repeatSeconds = 1,
            }
        );
        Assert.Equal(
            [
                "name: A name of up to 200 characters.",
                "steps[0].delaySeconds: Nothing to seven days.",
                "steps[1].targets: There is no channel:77.",
                "steps[1].targets: There is no rota:5.",
                "repeatSeconds: A minute to seven days.",
            ],
            faults
        );
    }

    [Theory]
    [InlineData("/alerting/silences", """{"match":{"target":"x"},"reason":"","seconds":1}""", 3)]
    [InlineData("/alerting/silences", """{"match":{"families":["lava"]},"reason":"r","seconds":60}""", 1)]
    [InlineData("/alerting/windows", """{"name":"w","scope":{},"from":"2026-11-23T00:00:00Z"}""", 1)]
    [InlineData(
        "/alerting/windows",
        """{"name":"w","scope":{},"from":"2026-11-23T00:00:00Z","weekly":{"days":[],"from":"25:00","to":"x","zone":"Moon"}}""",
        4
    )]
    [InlineData(
        "/alerting/rotas",
        """{"name":"r","members":[99],"turnDays":0,"start":"today","handOver":"nine","zone":"Moon"}""",
        5
    )]
    [InlineData("/alerting/routes", """{"name":"r","match":{},"policy":9,"groupSeconds":0}""", 2)]
    public async Task Nonsense_is_refused(string path, string body, int faults)
    {
        var said = await Alerted.Founder.RefusedAsync(
            HttpStatusCode.BadRequest,
            HttpMethod.Post,
            path,
            JsonElement.Parse(body)
        );
        Assert.Equal(faults, said.Length);
    }

    [Fact]
    public async Task What_is_in_use_stays()
    {
        await Alerted.RouteAllAsync();
        var view = await Alerted.AskAsync(HttpMethod.Get, "/alerting");
        var policy = view.GetProperty("policies")[0].GetProperty("number").GetInt64();
        Assert.Equal(
            ["all still names it."],
            await Alerted.Founder.RefusedAsync(
                HttpStatusCode.Conflict,
                HttpMethod.Delete,
                $"/alerting/policies/{policy}"
            )
        );
    }

    [Fact]
    public async Task A_rota_says_who_is_on_call()
    {
        using (await Alerted.Server.BrowserAsync(Role.Analyst)) { }
        var view = await Alerted.AskAsync(HttpMethod.Get, "/alerting");
        var members = view.GetProperty("recipients")
            .EnumerateArray()
            .Select(static r => r.GetProperty("target").GetString()!)
            .Where(static target => target.StartsWith("person:", StringComparison.Ordinal))
            .Select(static target => long.Parse(target["person:".Length..]))
            .ToArray();
        var made = await Alerted.AskAsync(
            HttpMethod.Post,
            "/alerting/rotas",
            new
            {
                name = "NOC",
                members,
                turnDays = 7,
                start = "2026-11-16",
                handOver = "09:00",
                zone = "Europe/Berlin",
            }
        );
        var rota = made.GetProperty("rotas")[0];
        Assert.Equal(
            rota.GetProperty("shifts")[0].GetProperty("name").GetString(),
            rota.GetProperty("onCall").GetString()
        );
        var shifts = rota.GetProperty("shifts").EnumerateArray().ToArray();
        Assert.Equal(5, shifts.Length);
        // Whole turns, the present one and the last one too; it is winter in Berlin.
        Assert.All(
            shifts.SelectMany(static shift => new[] { shift.GetProperty("from"), shift.GetProperty("until") }),
            static moment => Assert.Equal(TimeSpan.FromHours(8), moment.GetDateTimeOffset().UtcDateTime.TimeOfDay)
        );
    }
}
