using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Announcing;

public sealed class BgpApiTests
{
    private const string Password = "swordfish-md5";

    [Fact]
    public async Task A_router_is_configured_and_its_password_is_neither_shown_nor_stored_in_the_clear()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        await ConfigureAsync(admin);
        using var set = await admin.PutAsJsonAsync("/api/v1/bgp/peers/edge1", Peer(Password));
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);

        using var reader = await server.BrowserAsync(Role.ReadOnly);
        var text = await reader.GetStringAsync("/api/v1/bgp/peers");
        Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, await set.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var peer = Assert.Single(JsonDocument.Parse(text).RootElement.EnumerateArray());
        Assert.True(peer.GetProperty("hasPassword").GetBoolean());

        // Absent keeps it, empty removes it.
        using var kept = await admin.PutAsJsonAsync("/api/v1/bgp/peers/edge1", Peer(null));
        Assert.True((await kept.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hasPassword").GetBoolean());
        await server.StopAsync();
        foreach (var file in Directory.GetFiles(server.Folder, "flowtriq.db*"))
            Assert.DoesNotContain(Password, Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)));
        await server.StartAgainAsync();
        using var again = await server.BrowserAsync(Role.Admin);
        peer = Assert.Single((await again.GetFromJsonAsync<JsonElement>("/api/v1/bgp/peers")).EnumerateArray());
        Assert.True(peer.GetProperty("hasPassword").GetBoolean());
        using var removed = await again.PutAsJsonAsync("/api/v1/bgp/peers/edge1", Peer(""));
        Assert.False((await removed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hasPassword").GetBoolean());
    }

    [Fact]
    public async Task Everything_wrong_with_a_router_is_named_at_once_and_nothing_changes()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        await ConfigureAsync(admin);
        using var answer = await admin.PutAsJsonAsync(
            "/api/v1/bgp/peers/edge1",
            new
            {
                address = "192.0.2.300",
                asn = 65001,
                profile = "unheard-of",
                families = new[] { "ipv5-unicast" },
                maxFlowSpec = 1001,
            }
        );
        Assert.Equal(["address", "families", "maxFlowSpec", "profile"], await FaultsAsync(answer));
        using var second = await admin.PutAsJsonAsync(
            "/api/v1/bgp/peers/edge1",
            new
            {
                address = "192.0.2.1",
                asn = 0,
                group = "nobody",
                holdSeconds = 2,
                restartSeconds = 5000,
                localAddress = "2001:db8::1",
                passive = true,
            }
        );
        Assert.Equal(
            ["asn", "group", "holdSeconds", "localAddress", "passive", "restartSeconds"],
            await FaultsAsync(second)
        );
        Assert.Equal("[]", await admin.GetStringAsync("/api/v1/bgp/peers"));
    }

    [Fact]
    public async Task A_group_that_a_router_needs_stays()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        await ConfigureAsync(admin);
        (await admin.PutAsJsonAsync("/api/v1/bgp/peers/edge1", Peer(null))).EnsureSuccessStatusCode();
        using var refused = await admin.DeleteAsync("/api/v1/bgp/groups/default");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        (await admin.DeleteAsync("/api/v1/bgp/peers/edge1")).EnsureSuccessStatusCode();
        (await admin.DeleteAsync("/api/v1/bgp/groups/default")).EnsureSuccessStatusCode();
        using var gone = await admin.DeleteAsync("/api/v1/bgp/groups/default");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Routes_say_why_they_wait_and_can_be_tried_again()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        await ConfigureAsync(admin);
        (await admin.PutAsJsonAsync("/api/v1/bgp/peers/edge1", Peer(null))).EnsureSuccessStatusCode();
        var announcers = server.Get<Announcers>();

        Assert.True(IpPrefix.TryParse("203.0.113.7/32", out var host));
        announcers.Announce(DesiredRoutes.From([DesiredRoute.Blackhole(host)]));
        await Soon.TrueAsync(() => announcers.Peers.Single() is { Wanted: 1, LastError: not null });
        var routes = await admin.GetFromJsonAsync<JsonElement>("/api/v1/bgp/routes?peer=edge1");
        var route = Assert.Single(routes.EnumerateArray());
        Assert.Equal("203.0.113.7/32", route.GetProperty("route").GetString());
        Assert.Equal("waiting", route.GetProperty("state").GetString());
        Assert.Contains("session", route.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("65535:666", route.GetProperty("attributes").ToString(), StringComparison.Ordinal);
        Assert.Contains("flowtriq_bgp_peer_up{peer=\"edge1\"", await admin.GetStringAsync("/metrics"));
        using var stranger = server.Browser();
        Assert.DoesNotContain("edge1", await stranger.GetStringAsync("/metrics"), StringComparison.Ordinal);

        using var analyst = await server.BrowserAsync(Role.Analyst);
        using var released = await analyst.PostAsync("/api/v1/bgp/release?peer=edge1", null);
        Assert.Equal(HttpStatusCode.NoContent, released.StatusCode);
        using var unknown = await analyst.PostAsync("/api/v1/bgp/release?peer=nobody", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Other_backends_are_checked_too_and_names_are_unique_over_all()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        await ConfigureAsync(admin);
        (await admin.PutAsJsonAsync("/api/v1/bgp/peers/edge1", Peer(null))).EnsureSuccessStatusCode();
        using var daemon = await admin.PutAsJsonAsync(
            "/api/v1/bgp/gobgp/edge1",
            new
            {
                name = "",
                address = "192.0.2.1:50051",
                marker = "no",
                group = "nobody",
            }
        );
        Assert.Equal(["address", "group", "marker", "name"], await FaultsAsync(daemon));
        using var hook = await admin.PutAsJsonAsync(
            "/api/v1/bgp/commands/null-route",
            new
            {
                name = "",
                program = "../../bin/sh",
                announce = new[] { "add", "{prefx}" },
                withdraw = new[] { "del", "{prefix}" },
                timeoutSeconds = 0,
            }
        );
        Assert.Equal(["announce", "program", "timeoutSeconds"], await FaultsAsync(hook));
    }

    private static object Peer(string? password) =>
        new
        {
            address = "127.0.0.99",
            asn = 65001,
            port = 9,
            password,
        };

    private static async Task ConfigureAsync(HttpClient admin)
    {
        var settings = new
        {
            enabled = true,
            localAsn = 65000,
            routerId = "127.0.0.1",
            listen = Array.Empty<string>(),
        };
        (await admin.PutAsJsonAsync("/api/v1/bgp/settings", settings)).EnsureSuccessStatusCode();
        var group = new
        {
            name = "default",
            kinds = new[] { "blackhole", "flowSpec" },
            nextHopV4 = "192.0.2.1",
        };
        (await admin.PutAsJsonAsync("/api/v1/bgp/groups/default", group)).EnsureSuccessStatusCode();
    }

    private static async Task<string[]> FaultsAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return
        [
            .. problem.GetProperty("errors").EnumerateObject().Select(static e => e.Name).Order(StringComparer.Ordinal),
        ];
    }
}
