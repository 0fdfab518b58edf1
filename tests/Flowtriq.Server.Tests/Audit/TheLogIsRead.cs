using System.Net;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Audit;

public sealed class TheLogIsRead
{
    [Fact]
    public async Task By_person_action_object_and_time_and_as_a_file()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        using var admin = await server.BrowserAsync(Role.Admin);
        using var analyst = await server.BrowserAsync(Role.Analyst);
        time.Now += TimeSpan.FromHours(1);
        await admin.OkAsync(HttpMethod.Put, "/safety/dry-run", new { on = true });
        time.Now += TimeSpan.FromHours(1);
        await analyst.OkAsync(HttpMethod.Post, "/safety/kill-switch", new { reason = "=drill, \"loud\"" });

        Assert.Equal(["/safety/kill-switch", "/session"], Objects(await admin.LinesAsync("&person=ANALYST")));
        Assert.Equal(["/safety/dry-run"], Objects(await admin.LinesAsync("&action=put")));
        Assert.Equal(["/safety/kill-switch", "/safety/dry-run"], Objects(await admin.LinesAsync("&object=safety")));
        Assert.Equal(
            ["/safety/dry-run"],
            Objects(await admin.LinesAsync("&from=2026-11-22T03:30:00Z&to=2026-11-22T04:30:00Z"))
        );
        Assert.Empty(await admin.LinesAsync("&person=%25"));

        var csv = (await admin.GetStringAsync("/api/v1/audit?format=csv&object=kill")).Split("\r\n");
        Assert.StartsWith("number,time,person,via", csv[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "4,2026-11-22T05:00:00.000Z,Analyst,session,127.0.0.1,POST",
            csv[1],
            StringComparison.Ordinal
        );
        var json = System.Text.Json.JsonElement.Parse(await admin.GetStringAsync("/api/v1/audit?format=json"));
        Assert.Equal(4, json.GetArrayLength());
        await admin.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "/audit?from=yesterday");
    }

    private static IEnumerable<string> Objects(List<System.Text.Json.JsonElement> lines) =>
        lines.Select(static line => line.Text("object"));
}
