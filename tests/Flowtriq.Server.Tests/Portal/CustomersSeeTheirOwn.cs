using System.Net;
using System.Text;
using System.Text.Json;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Tests.Access;
using Flowtriq.Server.Tests.Mitigation;

namespace Flowtriq.Server.Tests.Portal;

/// <summary>A customer's login shows what is the customer's, and nothing of anybody else.</summary>
public sealed class CustomersSeeTheirOwn
{
    [Fact]
    public async Task A_customer_sees_its_prefixes_incidents_and_days()
    {
        await using var site = await PortalSite.StartAsync();
        var me = await site.Customer.OkAsync(HttpMethod.Get, "/portal");
        Assert.Equal("Acme", me.GetProperty("name").GetString());
        Assert.Equal(["192.0.2.0/24"], me.GetProperty("prefixes").Texts());
        Assert.Equal(1, me.GetProperty("activeIncidents").GetInt32());

        var page = await site.Customer.OkAsync(HttpMethod.Get, "/portal/incidents");
        var incident = Assert.Single(page.GetProperty("items").EnumerateArray());
        Assert.Equal(1, page.GetProperty("total").GetInt32());
        Assert.Equal("192.0.2.7/32", incident.GetProperty("target").GetString());
        Assert.Equal("DNS amplification", incident.GetProperty("vectors")[0].GetProperty("name").GetString());

        var days = await site.Customer.OkAsync(HttpMethod.Get, "/portal/traffic");
        Assert.Equal(90, days.GetArrayLength());
        Assert.Equal(1, days[89].GetProperty("incidents").GetInt32());
        Assert.Equal(90_000, days[89].GetProperty("peakPps").GetDouble());

        var measured = await site.Customer.OkAsync(HttpMethod.Get, "/portal/measurements");
        Assert.Equal(measured.GetProperty("t").GetArrayLength(), measured.GetProperty("bps").GetArrayLength());
        await site.Customer.RefusedAsync(
            HttpStatusCode.BadRequest,
            HttpMethod.Get,
            "/portal/measurements?from=yesterday"
        );

        using var report = await site.Customer.GetAsync(Report(incident));
        Assert.Equal("attachment", report.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Contains("192.0.2.7/32", await report.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_another_customer_is_in_any_answer()
    {
        await using var site = await PortalSite.StartAsync();
        var said = new StringBuilder();
        var paths = Guarded
            .Of(site.Server)
            .Where(static one => one.Policy == Roles.Customer && one.Method == HttpMethod.Get)
            .Select(static one => one.Path)
            .ToList();
        Assert.True(paths.Count >= 6);
        foreach (var path in paths.Concat(["/api/v1/portal/incidents?format=csv", "/api/v1/portal/incidents/2"]))
        {
            foreach (var who in new[] { "", "customer=2", "number=2", "name=Rival", "q=198.51.100.9" })
            {
                using var answer = await site.Customer.GetAsync(path + (path.Contains('?') ? "&" : "?") + who);
                said.Append(await answer.Content.ReadAsStringAsync()).Append(answer.Content.Headers);
            }
        }

        var text = said.ToString();
        Assert.Contains("192.0.2.7", text, StringComparison.Ordinal);
        // Nor anything of the network behind.
        Assert.DoesNotContain(
            ["198.51.100", "Rival", "rival", "edge-fra", "eth0", "threshold"],
            secret => text.Contains(secret, StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/api/v1/portal/incidents/1"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/api/v1/portal/incidents/1/report"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/api/v1/portal/incidents/2/report"));
    }

    [Fact]
    public async Task What_is_the_customers_no_more_is_seen_no_more()
    {
        await using var site = await PortalSite.StartAsync();
        await site.Admin.OkAsync(
            HttpMethod.Put,
            "/customers/1",
            PortalSite.Body("Acme", "203.0.113.0/24", "noc@acme.example")
        );
        var page = await site.Customer.OkAsync(HttpMethod.Get, "/portal/incidents");
        Assert.Equal(0, page.GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/api/v1/portal/incidents/2"));

        await site.Admin.OkAsync(HttpMethod.Delete, "/customers/1");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/api/v1/portal"));
    }

    private static string Report(JsonElement incident) =>
        $"/api/v1/portal/incidents/{incident.GetProperty("number").GetInt64()}/report";

    private static async Task<HttpStatusCode> StatusAsync(PortalSite site, string path)
    {
        using var answer = await site.Customer.GetAsync(path);
        return answer.StatusCode;
    }
}
