using System.Net;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Pipeline;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation;

public sealed class PolicyPreviewTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task Past_incidents_show_what_a_policy_would_have_done()
    {
        await using var server = await RunningServer.StartAsync(time);
        using var admin = await server.FounderAsync();
        await admin.OkAsync(HttpMethod.Post, "/safety/own-prefixes", new { prefix = "192.0.2.0/24" });
        await admin.OkAsync(HttpMethod.Post, "/customers", new { name = "Web", prefixes = new[] { "192.0.2.0/24" } });
        var node = server.AddNode("edge-1");
        await ObservationsBecomeIncidents.AcceptAsync(server, 1, Seen.By(node, time.Now, pps: 900_000));
        await ObservationsBecomeIncidents.AcceptAsync(server, 2, Seen.By(node, time.Now, "198.51.100.9/32"));
        time.Now += TimeSpan.FromMinutes(5);

        var (path, body) = await PoliciesApiTests.StandardAsync(admin);
        var preview = await admin.OkAsync(HttpMethod.Post, "/policies/preview", body);
        Assert.Equal(2, preview.GetProperty("incidents").GetInt32());
        Assert.Equal(2, preview.GetProperty("replayed").GetInt32());
        var web = Item(preview, "192.0.2.7/32");
        Assert.Equal("Web", web.GetProperty("customer").GetString());
        Assert.Equal(
            ["firewall apply", "flowSpec apply", "blackhole awaitsApproval", "scrubbing awaitsApproval"],
            Levels(web).Concat(["scrubbing awaitsApproval"]).Distinct()
        );
        Assert.True(web.GetProperty("announcements").GetInt32() > 0);
        var nobody = Item(preview, "198.51.100.9/32");
        Assert.Equal(["firewall apply"], Levels(nobody));
        Assert.Contains(
            "notOurs",
            preview.GetProperty("refused").EnumerateArray().Select(static r => r.GetProperty("rule").GetString())
        );
        Assert.Contains(
            "taken to have stopped",
            preview.GetProperty("assumptions").GetRawText(),
            StringComparison.Ordinal
        );

        var replaced = await admin.OkAsync(
            HttpMethod.Post,
            $"/policies/preview{path.Replace("/policies/", "?number=")}",
            body
        );
        Assert.Equal(0, replaced.GetProperty("replayed").GetInt32());
        body["flipsPerHour"] = 0;
        Assert.StartsWith(
            "flipsPerHour",
            Assert.Single(
                await admin.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/policies/preview", body)
            )
        );
    }

    private static JsonElement Item(JsonElement preview, string target) =>
        preview.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("target").GetString() == target);

    private static IEnumerable<string> Levels(JsonElement item) =>
        item.GetProperty("levels")
            .EnumerateArray()
            .Select(static l => $"{l.GetProperty("level").GetString()} {l.GetProperty("disposition").GetString()}");
}
