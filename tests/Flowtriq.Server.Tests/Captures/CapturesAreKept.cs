using System.Net;
using System.Text.Json;
using Flowtriq.Server.Captures;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Audit;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Flowtriq.Server.Tests.Captures;

/// <summary>How long captures stay, and what keeps them longer.</summary>
public sealed class CapturesAreKept
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task Until_their_time_is_over_unless_somebody_holds_them()
    {
        await using var server = await StartAsync();
        var held = await server.CaptureAsync(time.Now);
        var other = await server.CaptureAsync(time.Now, sequence: 2);
        using var analyst = await server.BrowserAsync(Role.Analyst);
        await analyst.OkAsync(HttpMethod.Put, $"/captures/{held}/hold", new { reason = "police, file 17/26" });

        time.Now += TimeSpan.FromDays(29);
        await KeeperOf(server).StepAsync(default);
        Assert.NotNull(server.Get<CaptureStore>().Find(other));

        time.Now += TimeSpan.FromDays(2);
        await KeeperOf(server).StepAsync(default);

        Assert.Null(server.Get<CaptureStore>().Find(other));
        Assert.False(File.Exists(server.Get<CaptureFiles>().PathOf(other)));
        Assert.True(File.Exists(server.Get<CaptureFiles>().PathOf(held)));
    }

    [Fact]
    public async Task Beyond_the_room_for_them_while_they_are_held()
    {
        await using var server = await StartAsync(totalBytes: 1);
        var held = await server.CaptureAsync(time.Now);
        var other = await server.CaptureAsync(time.Now, sequence: 2);
        using var analyst = await server.BrowserAsync(Role.Analyst);
        await analyst.OkAsync(HttpMethod.Put, $"/captures/{held}/hold", new { reason = "claim" });

        await KeeperOf(server).StepAsync(default);

        Assert.NotNull(server.Get<CaptureStore>().Find(held));
        Assert.Null(server.Get<CaptureStore>().Find(other));
    }

    [Fact]
    public async Task Against_deletion_until_an_admin_ends_the_hold()
    {
        await using var server = await StartAsync();
        var id = await server.CaptureAsync(time.Now);
        using var analyst = await server.BrowserAsync(Role.Analyst);
        using var admin = await server.BrowserAsync(Role.Admin);

        var held = await analyst.OkAsync(HttpMethod.Put, $"/captures/{id}/hold", new { reason = " police " });
        var hold = held.GetProperty("hold");
        Assert.Equal("police Analyst", $"{hold.Text("reason")} {hold.Text("by")}");
        Assert.Equal(time.Now, hold.GetProperty("since").GetDateTimeOffset());
        var refusal = await admin.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Delete, $"/captures/{id}");
        Assert.Contains("police", refusal[0], StringComparison.Ordinal);
        Assert.True(File.Exists(server.Get<CaptureFiles>().PathOf(id)));
        using (var tried = await analyst.DeleteAsync($"/api/v1/captures/{id}/hold"))
            Assert.Equal(HttpStatusCode.Forbidden, tried.StatusCode);

        var free = await admin.OkAsync(HttpMethod.Delete, $"/captures/{id}/hold");
        Assert.Equal(JsonValueKind.Null, free.GetProperty("hold").ValueKind);
        using (var deleted = await admin.DeleteAsync($"/api/v1/captures/{id}"))
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.False(File.Exists(server.Get<CaptureFiles>().PathOf(id)));
        Assert.Equal(
            ["deleted", "legal hold ended", "deletion refused, it is under legal hold", "put under legal hold"],
            (await admin.LinesAsync($"&object={id}"))
                .Select(static line => line.Text("what"))
                .Where(static what => what.Length > 0)
                .Select(static what => what[(what.IndexOf(": ", StringComparison.Ordinal) + 2)..])
        );
    }

    [Fact]
    public async Task And_say_who_held_them_first_when_the_reason_changes()
    {
        await using var server = await StartAsync();
        var id = await server.CaptureAsync(time.Now);
        using var analyst = await server.BrowserAsync(Role.Analyst);
        using var admin = await server.BrowserAsync(Role.Admin);
        await analyst.OkAsync(HttpMethod.Put, $"/captures/{id}/hold", new { reason = "police" });
        time.Now += TimeSpan.FromDays(1);

        var again = await admin.OkAsync(HttpMethod.Put, $"/captures/{id}/hold", new { reason = "court" });

        var hold = again.GetProperty("hold");
        Assert.Equal("court Analyst", $"{hold.Text("reason")} {hold.Text("by")}");
        Assert.Equal(time.Now.AddDays(-1), hold.GetProperty("since").GetDateTimeOffset());
        Assert.Equal(
            ["reason: Say why in 1 to 500 characters."],
            await admin.RefusedAsync(
                HttpStatusCode.BadRequest,
                HttpMethod.Put,
                $"/captures/{id}/hold",
                new { reason = " " }
            )
        );
    }

    private Task<RunningServer> StartAsync(long totalBytes = 1L << 30) =>
        RunningServer.StartAsync(
            time,
            change: options => options with { CaptureRetention = TimeSpan.FromDays(30), CaptureTotalBytes = totalBytes }
        );

    private static CaptureKeeper KeeperOf(RunningServer server) =>
        server.Services.GetServices<IHostedService>().OfType<CaptureKeeper>().Single();
}
