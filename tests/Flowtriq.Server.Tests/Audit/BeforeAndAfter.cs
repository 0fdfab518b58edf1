using System.Net;
using System.Net.Http.Headers;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Portal;
using Flowtriq.Server.Tests.StatusPages;

namespace Flowtriq.Server.Tests.Audit;

/// <summary>What people lay down and what they tell the public stands in the log as it was and as it is.</summary>
public sealed class BeforeAndAfter
{
    private static readonly object Everything = new { };

    [Fact]
    public async Task Of_who_is_told_of_what()
    {
        await using var site = await PublicSite.StartAsync();
        await TellAsync(site.Admin, HttpMethod.Post, "/alerting/policies", Policy(0), "policy noc: added", "?0");
        await TellAsync(site.Admin, HttpMethod.Put, "/alerting/policies/1", Policy(60), "policy noc: changed", "0?60");
        await TellAsync(site.Admin, HttpMethod.Post, "/alerting/routes", Route("all"), "route all: added", "?all");
        await TellAsync(
            site.Admin,
            HttpMethod.Put,
            "/alerting/routes/2",
            Route("most"),
            "route most: changed",
            "all?most"
        );
        await TellAsync(site.Admin, HttpMethod.Post, "/alerting/routes", Route("rest"), "route rest: added", "?rest");
        await TellAsync(
            site.Admin,
            HttpMethod.Put,
            "/alerting/routes/order",
            new { numbers = new[] { 3, 2 } },
            "routes: put in another order",
            "[2,3]?[3,2]"
        );
        await TellAsync(site.Admin, HttpMethod.Delete, "/alerting/routes/3", null, "route rest: removed", "rest?");
        await TellAsync(site.Admin, HttpMethod.Post, "/alerting/rotas", Rota(7), "rota night: added", "?7");
        await TellAsync(site.Admin, HttpMethod.Put, "/alerting/rotas/4", Rota(14), "rota night: changed", "7?14");
        await TellAsync(site.Admin, HttpMethod.Delete, "/alerting/rotas/4", null, "rota night: removed", "14?");
        await TellAsync(site.Admin, HttpMethod.Post, "/alerting/windows", Window(site, 1), "window cards: added", "?");
        await TellAsync(
            site.Admin,
            HttpMethod.Put,
            "/alerting/windows/5",
            Window(site, 2),
            "window cards: changed",
            "?"
        );
        await TellAsync(site.Admin, HttpMethod.Delete, "/alerting/windows/5", null, "window cards: removed", "cards?");
        var quiet = new
        {
            match = Everything,
            reason = "link test",
            seconds = 600,
        };
        await TellAsync(site.Admin, HttpMethod.Post, "/alerting/silences", quiet, "silence link test: added", "?link");
        await TellAsync(
            site.Admin,
            HttpMethod.Delete,
            "/alerting/silences/6",
            null,
            "silence link test: changed",
            "link?endedBy"
        );
        await TellAsync(
            site.Admin,
            HttpMethod.Put,
            "/alerting/preferences",
            new { email = false },
            "alerts of Admin: changed",
            "\"email\":true?\"email\":false"
        );
    }

    [Fact]
    public async Task Of_what_the_public_reads()
    {
        await using var site = await PublicSite.StartAsync();
        var pages = "/status-pages";
        await TellAsync(site.Admin, HttpMethod.Post, pages, PublicSite.Body("two"), "status page two: added", "?two");
        await TellAsync(
            site.Admin,
            HttpMethod.Put,
            $"{pages}/2",
            PublicSite.Body("three"),
            "status page three: changed",
            "two?three"
        );
        await TellAsync(site.Admin, HttpMethod.Delete, $"{pages}/2", null, "status page three: removed", "three?");
        var components = new[] { site.Key(0) };
        object Work(string title) =>
            new
            {
                title,
                starts = site.Time.Now,
                ends = site.Time.Now.AddHours(1),
                components,
            };
        await TellAsync(
            site.Admin,
            HttpMethod.Post,
            $"{pages}/1/maintenance",
            Work("cards"),
            "maintenance cards: announced",
            "?cards"
        );
        await TellAsync(
            site.Admin,
            HttpMethod.Put,
            $"{pages}/maintenance/1",
            Work("fans"),
            "maintenance fans: changed",
            "cards?fans"
        );
        await TellAsync(
            site.Admin,
            HttpMethod.Delete,
            $"{pages}/maintenance/1",
            null,
            "maintenance fans: taken back",
            "fans?"
        );
        var story = new
        {
            title = "Slow",
            phase = "investigating",
            impact = "degraded",
            components,
            text = "We look.",
        };
        await TellAsync(site.Admin, HttpMethod.Post, $"{pages}/1/stories", story, "story Slow: begun", "?Slow");
        await TellAsync(
            site.Admin,
            HttpMethod.Patch,
            $"{pages}/stories/1",
            new { title = "Slower" },
            "story Slower: changed",
            "Slow?Slower"
        );
        await TellAsync(
            site.Admin,
            HttpMethod.Post,
            $"{pages}/stories/1/updates",
            new { text = "It is over.", phase = "resolved" },
            "story Slower: It is over.",
            "investigating?resolved"
        );
        await TellAsync(
            site.Admin,
            HttpMethod.Put,
            $"{pages}/updates/1",
            new { text = "We look closer." },
            "update of Slower: changed",
            "We look.?We look closer."
        );
        using var picture = new ByteArrayContent([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0]);
        picture.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using (await site.Admin.PutAsync($"/api/v1{pages}/1/logo", picture)) { }
        await ToldAsync(site.Admin, "logo of status page isp: set", "?image/png");
        await TellAsync(
            site.Admin,
            HttpMethod.Delete,
            $"{pages}/1/logo",
            null,
            "logo of status page isp: removed",
            "image/png?"
        );
    }

    [Fact]
    public async Task Of_whom_a_customer_wants_told()
    {
        await using var site = await PortalSite.StartAsync();
        var contacts = new { contacts = new[] { new { email = "new@acme.example", opened = false } } };
        await site.Customer.OkAsync(HttpMethod.Put, "/portal/contacts", contacts);
        await ToldAsync(site.Admin, "contacts of Acme: changed", "noc@acme.example?new@acme.example");
    }

    private static async Task TellAsync(
        HttpClient admin,
        HttpMethod method,
        string path,
        object? body,
        string what,
        string seen
    )
    {
        using var answer = await admin.SendAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent, $"{method} {path}: {text}");
        await ToldAsync(admin, what, seen);
    }

    /// <param name="admin">Who reads the log.</param>
    /// <param name="what">What its newest lines say was done.</param>
    /// <param name="seen">What is among what it was, a question mark, what is among what it is.</param>
    private static async Task ToldAsync(HttpClient admin, string what, string seen)
    {
        var line = (await admin.LinesAsync()).FirstOrDefault(line => line.Text("what") == what);
        Assert.True(line.ValueKind != System.Text.Json.JsonValueKind.Undefined, $"Nothing says: {what}");
        var sides = seen.Split('?');
        Assert.Contains(sides[0], line.Text("before"), StringComparison.Ordinal);
        Assert.Contains(sides[1], line.Text("after"), StringComparison.Ordinal);
    }

    private static object Policy(int delaySeconds) =>
        new { name = "noc", steps = new[] { new { delaySeconds, targets = new[] { "person:1" } } } };

    private static object Route(string name) =>
        new
        {
            name,
            match = Everything,
            policy = 1,
        };

    private static object Rota(int turnDays) =>
        new
        {
            name = "night",
            members = new[] { 1 },
            turnDays,
            start = "2026-11-16",
            handOver = "09:00",
            zone = "Europe/Berlin",
        };

    private static object Window(PublicSite site, int hours) =>
        new
        {
            name = "cards",
            scope = Everything,
            from = site.Time.Now,
            until = site.Time.Now.AddHours(hours),
        };
}
