using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Agent.Uplink;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Nodes;
using Flowtriq.Server.Nodes.Renewal;
using Flowtriq.Server.Storage;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Flowtriq.Server.Tests.Nodes;

/// <summary>The authority takes over from the one before it, with the real uplink and real TLS: nobody is left behind by accident.</summary>
public sealed class TheAuthorityIsRenewed
{
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(30);

    [Fact]
    public async Task A_connected_node_follows_by_itself_and_comes_back_to_the_new_authority_alone()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        var before = AuthorityOf(server).Fingerprint;

        Assert.Null(await Of(server).StartAsync(Overlap, "Admin", default));
        Assert.Equal("A renewal is under way.", await Of(server).StartAsync(Overlap, "Admin", default));
        await Soon.TrueAsync(() => Of(server).Waiting.IsEmpty && agent.Uplink.Status.Connected, () => agent.Log);
        Assert.Equal(before, AuthorityOf(server).Fingerprint);
        Assert.Null(await Of(server).FinishAsync(leaveBehind: false, default));

        Assert.NotEqual(before, AuthorityOf(server).Fingerprint);
        await Soon.TrueAsync(() =>
            Kept(agent) is { All.Length: 1, Version: var kept } && kept == Of(server).Last!.Version
        );
        Assert.Equal(AuthorityOf(server).Der, Kept(agent).All[0].RawData);
        agent.Stop();
        agent.Start();
        await Soon.TrueAsync(() => agent.Uplink.Status.Connected, () => agent.Log);
        agent.Uplink.Offer(Samples.Observation(), DateTimeOffset.UnixEpoch);
        await Soon.TrueAsync(() => agent.Uplink.Status is { QueuedEvents: 0 }, () => agent.Log);
        Assert.False(File.Exists(Path.Combine(FolderOf(server), "ca.next.pem")));
    }

    [Fact]
    public async Task A_node_that_is_away_is_named_and_left_behind_only_when_somebody_says_so()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var away = await LiveAgent.ConnectedAsync(server, "edge-away");
        away.Stop();
        Assert.Null(await Of(server).StartAsync(Overlap, "Admin", default));

        Assert.Contains(
            "edge-away",
            await Of(server).FinishAsync(leaveBehind: false, default),
            StringComparison.Ordinal
        );
        Assert.NotNull(AuthorityOf(server).Next);
        Assert.Null(await Of(server).FinishAsync(leaveBehind: true, default));

        away.Start();
        await Soon.TrueAsync(
            () => away.Log.Contains("comes from another authority", StringComparison.Ordinal),
            () => away.Log
        );
        Assert.False(away.Uplink.Status.Connected);
    }

    [Fact]
    public async Task A_node_that_came_back_while_both_are_trusted_follows_like_the_others()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        agent.Stop();
        Assert.Null(await Of(server).StartAsync(Overlap, "Admin", default));
        await server.StopAsync();
        await server.StartAgainAsync();
        Assert.Single(Of(server).Waiting);

        agent.Start();

        await Soon.TrueAsync(() => Of(server).Waiting.IsEmpty, () => agent.Log);
        Assert.Equal(2, Kept(agent).All.Length);
    }

    [Fact]
    public async Task A_node_that_enrols_while_both_are_trusted_follows_as_well()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        Assert.Null(await Of(server).StartAsync(Overlap, "Admin", default));

        using var agent = await LiveAgent.ConnectedAsync(server);

        await Soon.TrueAsync(() => Of(server).Waiting.IsEmpty && agent.Uplink.Status.Connected, () => agent.Log);
        Assert.Null(await Of(server).FinishAsync(leaveBehind: false, default));
    }

    [Fact]
    public async Task A_server_that_stopped_while_the_new_one_took_over_goes_on_with_the_new_one()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        Assert.Null(await Of(server).StartAsync(Overlap, "Admin", default));
        await Soon.TrueAsync(() => Of(server).Waiting.IsEmpty && agent.Uplink.Status.Connected, () => agent.Log);
        var (next, told) = (AuthorityOf(server).Next!.Der, Of(server).Last!.Version);
        var folder = FolderOf(server);
        await server.StopAsync();
        // The last thing it did.
        File.Move(Path.Combine(folder, "ca.next.pem"), Path.Combine(folder, "ca.pem"), overwrite: true);

        await server.StartAgainAsync();

        Assert.Equal(next, AuthorityOf(server).Der);
        Assert.False(Of(server).Last!.IsUnderWay);
        Assert.True(Of(server).Last!.Version > told);
        await Soon.TrueAsync(
            () => agent.Uplink.Status.Connected && Kept(agent).Version == Of(server).Last!.Version,
            () => agent.Log
        );
    }

    [Fact]
    public async Task The_console_starts_it_warns_of_its_end_and_time_ends_it()
    {
        var time = new ManualTime { Now = DateTimeOffset.UtcNow };
        await using var server = await RunningServer.StartAsync(time);
        using var admin = await server.BrowserAsync(Role.Admin);
        Assert.Equal("", (await StatusAsync(admin)).Warning);

        using var wrong = await StartAsync(admin, 366);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var started = await StartAsync(admin, 30);
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        using var twice = await StartAsync(admin, 30);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        var (before, under) = (await StatusAsync(admin), (await StatusAsync(admin)).Renewal!);
        Assert.Equal("Admin", under.By);
        Assert.Equal(time.Now + Overlap, under.Until, TimeSpan.FromMilliseconds(1));
        Assert.Contains(
            "authority of the nodes: renewal started",
            await admin.GetStringAsync("/api/v1/audit"),
            StringComparison.Ordinal
        );

        time.Now += Overlap;
        using var later = await server.BrowserAsync(Role.Admin);
        await Soon.TrueAsync(async () => (await StatusAsync(later)).Renewal is null);
        var after = await StatusAsync(later);
        Assert.Equal(under.Fingerprint, after.Fingerprint);
        Assert.NotEqual(before.Fingerprint, after.Fingerprint);
        Assert.NotNull(after.RenewedAt);
    }

    [Fact]
    public async Task A_node_that_will_be_left_behind_is_named_two_weeks_before()
    {
        var time = new ManualTime { Now = DateTimeOffset.UtcNow };
        await using var server = await RunningServer.StartAsync(time);
        using var admin = await server.BrowserAsync(Role.Admin);
        server.AddNode("edge-old");
        using var started = await StartAsync(admin, 30);
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        Assert.Equal("", (await StatusAsync(admin)).Warning);
        using var refused = await admin.PostAsJsonAsync("/api/v1/authority/renewal/finish", new { });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);

        time.Now += Overlap - TimeSpan.FromDays(13);

        using var later = await server.BrowserAsync(Role.Admin);
        Assert.Contains("edge-old", (await StatusAsync(later)).Warning, StringComparison.Ordinal);
        Assert.Equal(["edge-old"], (await StatusAsync(later)).Renewal!.Waiting);
        Assert.Contains("edge-old", await WarningAsync(later), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_before_its_end_everybody_is_told_and_at_its_end_health_says_so()
    {
        var time = new ManualTime { Now = DateTimeOffset.UtcNow };
        await using var server = await RunningServer.StartAsync(time);
        using var admin = await server.BrowserAsync(Role.Admin);
        var end = (await StatusAsync(admin)).ExpiresAt;
        Assert.Equal("", await WarningAsync(admin));

        time.Now = end - TimeSpan.FromDays(364);
        using var late = await server.BrowserAsync(Role.Admin);
        Assert.Contains("renew it", (await StatusAsync(late)).Warning, StringComparison.Ordinal);
        Assert.Contains("renew it", await WarningAsync(late), StringComparison.Ordinal);
        var shown = server.Get<ServerCertificate>().Current;
        Assert.True(shown.NotAfter.ToUniversalTime() <= end.UtcDateTime);

        time.Now = end - TimeSpan.FromDays(10);
        using var last = await server.BrowserAsync(Role.Admin);
        using var tooLong = await StartAsync(last, 30);
        Assert.Equal(HttpStatusCode.Conflict, tooLong.StatusCode);
        time.Now = end;
        using var health = await admin.GetAsync("/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains("no node can connect", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static AuthorityRenewals Of(LiveServer server) => server.Services.GetRequiredService<AuthorityRenewals>();

    private static CertificateAuthority AuthorityOf(LiveServer server) =>
        server.Services.GetRequiredService<CertificateAuthority>();

    private static string FolderOf(LiveServer server) =>
        server.Services.GetRequiredService<DataDirectory>().Folder("authority");

    private static TrustedAuthorities Kept(LiveAgent agent)
    {
        using var identity = NodeIdentity.Load(agent.State, out var reason);
        Assert.True(identity is not null, reason);
        return identity.Authorities;
    }

    private static Task<HttpResponseMessage> StartAsync(HttpClient admin, int overlapDays) =>
        admin.PostAsJsonAsync("/api/v1/authority/renewal", new { overlapDays });

    private static async Task<AuthorityStatus> StatusAsync(HttpClient browser) =>
        (await browser.GetFromJsonAsync<AuthorityStatus>("/api/v1/authority"))!;

    private static async Task<string> WarningAsync(HttpClient browser)
    {
        var health = await browser.GetFromJsonAsync<JsonElement>("/health");
        return health.GetProperty("warnings").TryGetProperty("authority", out var text) ? text.GetString()! : "";
    }
}
