using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flowtriq.Server.Alerting.Channels;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Tests.Alerting.Fakes;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;
using Microsoft.AspNetCore.Http;

namespace Flowtriq.Server.Tests.Alerting.Channels;

/// <summary>Alerts through stored channels to listeners that speak as the services do.</summary>
public sealed class ChannelsAreUsed
{
    private const string Signing = "sign-SECRET-0123456";

    [Fact]
    public async Task PagerDuty_follows_an_incident_from_opened_to_resolved()
    {
        await using var pagerDuty = await FakePagerDuty.StartAsync();
        await using var server = await RunningServer.StartAsync();
        var channel = await AddAsync(server, ChannelKind.PagerDuty, pagerDuty.Base);
        foreach (var kind in new[] { AlertKind.Opened, AlertKind.Changed, AlertKind.Acknowledged, AlertKind.Resolved })
            Assert.Equal(new Delivery.Delivered("flowtriq/ISP/incident/12"), await TellAsync(server, channel, kind));
        Assert.Equal(
            ["trigger", "trigger", "acknowledge", "resolve"],
            pagerDuty.Messages.Select(static m => m.Json.GetProperty("event_action").GetString())
        );
        pagerDuty.Messages.Clear();
        await TellAsync(server, channel, AlertKind.Test);
        Assert.Equal(
            ["trigger", "resolve"],
            pagerDuty.Messages.Select(static m => m.Json.GetProperty("event_action").GetString())
        );
    }

    [Fact]
    public async Task Opsgenie_follows_an_incident_from_opened_to_resolved()
    {
        await using var opsgenie = await FakeReceiver.StartAsync();
        await using var server = await RunningServer.StartAsync();
        var channel = await AddAsync(server, ChannelKind.Opsgenie, opsgenie.Base);
        foreach (var kind in new[] { AlertKind.Opened, AlertKind.Acknowledged, AlertKind.Resolved })
            Assert.IsType<Delivery.Delivered>(await TellAsync(server, channel, kind));
        const string Alias = "flowtriq%2FISP%2Fincident%2F12";
        Assert.Equal(
            [
                "/v2/alerts",
                $"/v2/alerts/{Alias}/acknowledge?identifierType=alias",
                $"/v2/alerts/{Alias}/close?identifierType=alias",
            ],
            opsgenie.Messages.Select(static m => m.Path)
        );
        Assert.All(
            opsgenie.Messages,
            static m => Assert.Equal($"GenieKey {FakePagerDuty.Key}", m.Headers["Authorization"])
        );
    }

    [Fact]
    public async Task A_webhook_is_signed_over_its_time_and_body_and_says_which_event_it_is()
    {
        await using var receiver = await FakeReceiver.StartAsync();
        await using var server = await RunningServer.StartAsync();
        var channel = await AddAsync(server, ChannelKind.Webhook, receiver.Base);
        await TellAsync(server, channel, AlertKind.Opened);
        await TellAsync(server, channel, AlertKind.Opened);
        foreach (var message in receiver.Messages)
        {
            var time = message.Headers["X-Flowtriq-Timestamp"];
            var mac = HMACSHA256.HashData(
                Encoding.UTF8.GetBytes(Signing),
                Encoding.UTF8.GetBytes($"{time}.{message.Body}")
            );
            Assert.Equal("v1=" + Convert.ToHexStringLower(mac), message.Headers["X-Flowtriq-Signature"]);
            var age =
                TimeProvider.System.GetUtcNow()
                - DateTimeOffset.FromUnixTimeSeconds(long.Parse(time, CultureInfo.InvariantCulture));
            Assert.InRange(age, TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(5));
            Assert.Equal("incident-12-opened", message.Headers["X-Flowtriq-Event-Id"]);
            Assert.Equal("incident-12-opened", message.Json.GetProperty("id").GetString());
        }

        Assert.Equal(2, receiver.Messages.Count);
    }

    [Fact]
    public async Task Mail_goes_through_the_servers_settings()
    {
        await using var smtp = new FakeSmtp();
        await using var server = await RunningServer.StartAsync();
        var channel = await AddAsync(server, ChannelKind.Email, "");
        Assert.IsType<Delivery.Refused>(await TellAsync(server, channel, AlertKind.Opened));
        await server.UseAsync(smtp);
        Assert.IsType<Delivery.Delivered>(await TellAsync(server, channel, AlertKind.Opened));
        Assert.Contains(
            "Subject: [ISP] Critical attack on 192.0.2.7",
            smtp.Messages.Single(),
            StringComparison.Ordinal
        );
        smtp.Refuses["RCPT"] = "450 later";
        Assert.IsType<Delivery.Retry>(await TellAsync(server, channel, AlertKind.Opened));
    }

    [Fact]
    public async Task A_flood_of_alerts_is_no_flood_of_messages()
    {
        await using var slack = await FakeSlack.StartAsync();
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        var channel = await AddAsync(server, ChannelKind.Slack, slack.Base, perMinute: 2);
        Assert.IsType<Delivery.Delivered>(await TellAsync(server, channel, AlertKind.Opened));
        time.Now += TimeSpan.FromSeconds(20);
        Assert.IsType<Delivery.Delivered>(await TellAsync(server, channel, AlertKind.Opened));
        var held = Assert.IsType<Delivery.Retry>(await TellAsync(server, channel, AlertKind.Opened));
        Assert.Equal(TimeSpan.FromSeconds(40), held.After);
        Assert.Equal(2, slack.Messages.Count);
        using var browser = server.Browser();
        Assert.Contains(
            "flowtriq_server_alerts_held_total{kind=\"slack\"} 1",
            await browser.GetStringAsync("/metrics"),
            StringComparison.Ordinal
        );
        time.Now += TimeSpan.FromSeconds(40);
        Assert.IsType<Delivery.Delivered>(await TellAsync(server, channel, AlertKind.Opened));
    }

    [Fact]
    public async Task A_channel_that_is_off_or_gone_is_told_nothing()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var server = await RunningServer.StartAsync();
        var channel = await AddAsync(server, ChannelKind.Slack, slack.Base, enabled: false);
        Assert.IsType<Delivery.Refused>(await TellAsync(server, channel, AlertKind.Opened));
        Assert.IsType<Delivery.Refused>(await TellAsync(server, channel + 1, AlertKind.Opened));
        Assert.Empty(slack.Messages);
    }

    [Fact]
    public async Task A_service_that_repeats_everything_it_hears_tells_no_secret()
    {
        using var logs = new CapturedLogs();
        await using var echo = await FakeReceiver.StartAsync(
            static (context, message) =>
            {
                context.Response.StatusCode = 400;
                var all = message.Headers.Select(static h => h.Value).Append(message.Path).Append(message.Body);
                return context.Response.WriteAsync(string.Join(' ', all.Reverse()));
            }
        );
        await using var server = await RunningServer.StartAsync(logs: logs);
        using var admin = await server.BrowserAsync(Role.Admin);
        var said = new StringBuilder();
        foreach (var kind in Enum.GetValues<ChannelKind>())
        {
            if (kind is ChannelKind.Syslog or ChannelKind.Cef or ChannelKind.Email)
                continue;
            var channel = await AddAsync(server, kind, echo.Base);
            var delivery = Assert.IsType<Delivery.Refused>(await TellAsync(server, channel, AlertKind.Opened));
            Assert.Contains("it answered 400", delivery.Reason, StringComparison.Ordinal);
            said.Append(delivery.Reason);
            said.Append((await admin.OkAsync(HttpMethod.Post, $"/channels/{channel}/test")).GetRawText());
        }

        said.Append((await admin.OkAsync(HttpMethod.Get, "/channels")).GetRawText());
        await server.StopAsync();
        foreach (var file in Directory.GetFiles(server.Folder, "flowtriq.db*"))
            said.Append(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)));
        Assert.Contains(echo.Messages, static m => m.Path.Contains("SECRET", StringComparison.Ordinal));
        Assert.Contains("***", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", said.Append(logs.Text).ToString(), StringComparison.Ordinal);
    }

    private static Task<Delivery> TellAsync(RunningServer server, long channel, AlertKind kind) =>
        server.Get<ChannelSender>().SendAsync(channel, Told.Of(kind), default);

    private static async Task<long> AddAsync(
        RunningServer server,
        ChannelKind kind,
        string address,
        int perMinute = 30,
        bool enabled = true
    )
    {
        var (change, number) = await server
            .Get<ChannelStore>()
            .AddAsync(
                new(
                    kind.ToString(),
                    kind,
                    enabled,
                    perMinute,
                    new(BaseUrl: address, ChatId: "-100", Recipients: ["noc@isp.example"], AllowPrivate: true),
                    new(
                        address + FakeSlack.Path,
                        kind == ChannelKind.Telegram ? "12345:tok-SECRET-en" : FakePagerDuty.Key,
                        Signing
                    )
                ),
                "Ada",
                default
            );
        Assert.Equal(ChannelChange.Done, change);
        return number;
    }
}
