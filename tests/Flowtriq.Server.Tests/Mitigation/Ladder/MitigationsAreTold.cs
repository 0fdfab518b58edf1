using System.Net;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Live;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation.Ladder;

/// <summary>What browsers and files are told of mitigations.</summary>
public sealed class MitigationsAreTold
{
    private const double Filtered = 300_000;

    [Fact]
    public async Task Every_step_reaches_every_browser_after_it_was_stored()
    {
        await using var site = await ProtectedServer.StartAsync();
        var cookies = new CookieContainer();
        using var reader = await site.Server.BrowserAsync(Role.ReadOnly, cookies);
        using var hub = await HubSocket.ConnectAsync(reader, cookies);
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: Filtered));

        var states = new List<string>();
        while (states.LastOrDefault() != "flowSpec accepted")
        {
            var told = (await hub.NextAsync("mitigation")).GetProperty("mitigation");
            states.Add($"{told.GetProperty("level").GetString()} {told.GetProperty("state").GetString()}");
            var number = told.GetProperty("number").GetInt64();
            Assert.NotNull(site.Server.Get<Server.Mitigation.Records.MitigationStore>().Find(number));
        }

        Assert.Contains("flowSpec approved", states);
        using var admin = await site.Server.BrowserAsync(Role.Admin);
        await admin.OkAsync(HttpMethod.Post, "/safety/kill-switch", new { reason = "wrong" });
        string? after;
        do
        {
            after = (await hub.NextAsync("mitigation")).GetProperty("mitigation").GetProperty("state").GetString();
        } while (after != "withdrawn");
    }

    [Fact]
    public async Task The_list_is_a_file_too_in_which_no_cell_is_a_formula()
    {
        await using var site = await ProtectedServer.StartAsync();
        using var analyst = await site.Server.BrowserAsync(Role.Analyst);
        await analyst.OkAsync(
            HttpMethod.Post,
            "/mitigations",
            new
            {
                level = "blackhole",
                target = "192.0.2.9/32",
                reason = "=cmd, \"quoted\"",
            }
        );
        await site.ConfirmedAsync(MitigationLevel.Blackhole);
        using var answer = await analyst.GetAsync("/api/v1/mitigations?format=csv&level=blackhole");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.StartsWith(
            "mitigation,level,state,disposition,action,target,customer,",
            lines[0],
            StringComparison.Ordinal
        );
        Assert.StartsWith("MIT-1,Blackhole,Accepted,Apply,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",192.0.2.9/32,Customer X,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",\"'=cmd, \"\"quoted\"\"\",", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",Analyst", lines[1], StringComparison.Ordinal);
        Assert.Equal(["", ""], lines.Skip(2).Append(""));

        using var refused = await analyst.GetAsync("/api/v1/mitigations?format=csv&level=everything");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }
}
