using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flowtriq.Server.Alerting.Channels;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Alerting.Fakes;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Alerting.Channels;

public sealed class ChannelsApiTests
{
    [Fact]
    public async Task A_channel_is_added_changed_tried_and_removed_and_survives_a_restart()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var added = await admin.OkAsync(HttpMethod.Post, "/channels", Slack(slack.Base));
        var path = $"/channels/{added.GetProperty("number").GetInt64()}";
        Assert.Equal(["url"], added.GetProperty("secrets").Texts());
        Assert.Equal(new Uri(slack.Base).Authority, added.GetProperty("destination").GetString());
        Assert.Equal(JsonValueKind.Null, added.GetProperty("last").ValueKind);

        var tried = await admin.OkAsync(HttpMethod.Post, path + "/test");
        Assert.True(tried.GetProperty("works").GetBoolean(), tried.GetRawText());
        Assert.Contains("Test message", Assert.Single(slack.Messages).Body, StringComparison.Ordinal);

        var change = Slack(slack.Base, "ops");
        change.Remove("secrets");
        change["version"] = 1;
        await admin.OkAsync(HttpMethod.Put, path, change);
        await admin.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Put, path, change);

        await server.StopAsync();
        await server.StartAgainAsync();
        using var analyst = await server.BrowserAsync(Role.Analyst);
        var kept = Assert.Single((await analyst.OkAsync(HttpMethod.Get, "/channels")).EnumerateArray());
        Assert.Equal(("ops", 2), (kept.GetProperty("name").GetString(), kept.GetProperty("version").GetInt32()));
        Assert.Equal("delivered", kept.GetProperty("last").GetProperty("outcome").GetString());
        var delivery = await server
            .Get<ChannelSender>()
            .SendAsync(kept.GetProperty("number").GetInt64(), Told.Of(AlertKind.Opened), default);
        Assert.IsType<Delivery.Delivered>(delivery);
        var last = (await analyst.OkAsync(HttpMethod.Get, path)).GetProperty("last");
        Assert.Equal(12, last.GetProperty("incident").GetInt64());

        using var again = await server.BrowserAsync(Role.Admin);
        using var removed = await again.SendAsync(HttpMethod.Delete, path, null);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        await again.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, path);
        await again.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, path + "/test");
    }

    [Fact]
    public async Task Everything_wrong_is_named_at_once()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        Assert.Equal(
            [
                "name: 1 to 64 characters, without spaces around.",
                "perMinute: 1 to 600.",
                "secrets.signing: 16 characters or more.",
                "secrets.token: Webhook does not use this.",
                "secrets.url: Only https; http only where private addresses are allowed.",
                "settings.chatId: Webhook does not use this.",
                "settings.host: Webhook does not use this.",
            ],
            await WrongAsync(
                """
                {"name": " ", "kind": "webhook", "perMinute": 0, "settings": {"chatId": "x", "host": "h"},
                 "secrets": {"url": "http://hooks.example/", "token": "t", "signing": "short"}}
                """
            )
        );
        Assert.Equal(
            [
                "secrets.token: The bot's token as @BotFather gave it: 123456:ABC…",
                "settings.chatId: The chat's number, or @ and its name.",
            ],
            await WrongAsync("""{"name": "x", "kind": "telegram", "secrets": {"token": "../../x:y"}}""")
        );
        Assert.Equal(
            ["settings.recipients: noc is no mail address."],
            await WrongAsync("""{"name": "x", "kind": "email", "settings": {"recipients": ["a@b.example", "noc"]}}""")
        );
        Assert.Equal(
            [
                "settings.authority: Certificates in PEM.",
                "settings.authority: Only TLS uses this.",
                "settings.facility: 0 to 23.",
                "settings.host: A name or an address.",
                "settings.port: 1 to 65535.",
            ],
            await WrongAsync(
                """
                {"name": "x", "kind": "cef", "settings": {"host": "a b", "port": 0, "facility": 24, "authority": "x"}}
                """
            )
        );
        foreach (var kind in new[] { "slack", "discord", "teams" })
        {
            Assert.Equal(
                ["secrets.url: Enter the address."],
                await WrongAsync($$"""{"name": "x", "kind": "{{kind}}"}""")
            );
        }

        async Task<IEnumerable<string>> WrongAsync(string body) =>
            (
                await admin.RefusedAsync(
                    HttpStatusCode.BadRequest,
                    HttpMethod.Post,
                    "/channels",
                    JsonElement.Parse(body)
                )
            ).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_name_is_given_once_and_a_kind_kept()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var added = await admin.OkAsync(HttpMethod.Post, "/channels", Slack("https://hooks.example"));
        Assert.Equal(
            ["name: Another channel has this name."],
            await admin.RefusedAsync(
                HttpStatusCode.BadRequest,
                HttpMethod.Post,
                "/channels",
                Slack("https://hooks.example", "NOC")
            )
        );
        var other = Slack("https://hooks.example");
        other["kind"] = "teams";
        Assert.Equal(
            ["kind: A channel keeps its kind; add another one."],
            await admin.RefusedAsync(
                HttpStatusCode.BadRequest,
                HttpMethod.Put,
                $"/channels/{added.GetProperty("number").GetInt64()}",
                other
            )
        );
    }

    internal static JsonObject Slack(string address, string name = "noc") =>
        new()
        {
            ["name"] = name,
            ["kind"] = "slack",
            ["settings"] = new JsonObject { ["allowPrivate"] = true },
            ["secrets"] = new JsonObject { ["url"] = address + FakeSlack.Path },
        };
}
