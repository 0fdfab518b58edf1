using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Alerting.Channels;
using Flowtriq.Server.Alerting.Channels.Cef;
using Flowtriq.Server.Alerting.Channels.Discord;
using Flowtriq.Server.Alerting.Channels.Email;
using Flowtriq.Server.Alerting.Channels.Opsgenie;
using Flowtriq.Server.Alerting.Channels.PagerDuty;
using Flowtriq.Server.Alerting.Channels.Slack;
using Flowtriq.Server.Alerting.Channels.Syslog;
using Flowtriq.Server.Alerting.Channels.Teams;
using Flowtriq.Server.Alerting.Channels.Telegram;
using Flowtriq.Server.Alerting.Channels.Webhook;
using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.Tests.Alerting.Fakes;

namespace Flowtriq.Server.Tests.Alerting.Channels;

/// <summary>What each service is sent, to the letter.</summary>
public sealed class GoldenMessages
{
    [Fact]
    public void Slack() => Golden.IsJson("slack", SlackMessage.Of(Told.Of(AlertKind.Opened)));

    [Fact]
    public void Discord() => Golden.IsJson("discord", DiscordMessage.Of(Told.Of(AlertKind.Escalated, Severity.High)));

    [Fact]
    public void Teams() => Golden.IsJson("teams", TeamsMessage.Of(Told.Of(AlertKind.Resolved)));

    [Fact]
    public void Telegram() =>
        Golden.IsJson("telegram", TelegramMessage.Of("-1001234", Told.Of(AlertKind.Changed, Severity.Medium)));

    [Fact]
    public void PagerDuty() =>
        Golden.IsJson("pagerduty", PagerDutyEvent.Of(FakePagerDuty.Key, "trigger", Told.Of(AlertKind.Opened)));

    [Fact]
    public void Opsgenie() => Golden.IsJson("opsgenie", OpsgenieAlert.Create(Told.Of(AlertKind.Opened)));

    [Fact]
    public void Opsgenie_when_somebody_acknowledges() =>
        Golden.IsJson("opsgenie-note", OpsgenieAlert.Note(Told.Of(AlertKind.Acknowledged)));

    [Fact]
    public void Webhook() => Golden.IsJson("webhook", WebhookMessage.Of(Told.Of(AlertKind.Resolved)));

    [Fact]
    public void Mail()
    {
        var mail = EmailMessage.Of("noc@isp.example", Told.Of(AlertKind.Opened));
        Assert.True(MailAddresses.TryParse("Flowtriq <flowtriq@isp.example>", out var sender));
        Golden.Is(
            "email.eml",
            MimeMessage
                .Write(mail, ["noc@isp.example", "boss@isp.example"], sender, Told.Onset)
                .ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public void Syslog() => Golden.Is("syslog.txt", SyslogMessage.Of(16, "noc1", Told.Of(AlertKind.Opened)) + "\n");

    [Fact]
    public void Cef() => Golden.Is("cef.txt", CefMessage.Of(16, "noc1", "1.2.3", Told.Of(AlertKind.Resolved)) + "\n");

    [Theory]
    [InlineData(0.0, "0 pps")]
    [InlineData(999.4, "999 pps")]
    [InlineData(999.6, "1 kpps")]
    [InlineData(1_254_000.0, "1.25 Mpps")]
    [InlineData(98_760_000.0, "98.8 Mpps")]
    [InlineData(14_310_000_000.0, "14.3 Gpps")]
    public void Rates_have_three_digits(double value, string text) => Assert.Equal(text, AlertText.Rate(value, "pps"));

    [Fact]
    public void A_message_for_every_kind_and_severity_stays_within_what_services_allow()
    {
        foreach (var kind in Enum.GetValues<AlertKind>())
        {
            foreach (var severity in Enum.GetValues<Severity>())
            {
                var alert = Told.Of(kind, severity) with
                {
                    Customer = new string('<', 5_000),
                    Actions = [.. Enumerable.Repeat(new string('*', 500), 60)],
                    Vectors = [.. Enumerable.Repeat(new AlertVector(new string('_', 200), 0.01), 60)],
                };
                var blocks = JsonOf(SlackMessage.Of(alert)).GetProperty("attachments")[0].GetProperty("blocks");
                Assert.All(
                    blocks[0].GetProperty("fields").EnumerateArray(),
                    static f => Assert.InRange(f.GetProperty("text").GetString()!.Length, 1, 2000)
                );
                var embed = JsonOf(DiscordMessage.Of(alert)).GetProperty("embeds")[0];
                Assert.InRange(embed.GetProperty("title").GetString()!.Length, 1, 256);
                Assert.All(
                    embed.GetProperty("fields").EnumerateArray(),
                    static f => Assert.InRange(f.GetProperty("value").GetString()!.Length, 1, 1024)
                );
                Assert.True(TeamsMessage.Of(alert).Length < 28_000, $"{TeamsMessage.Of(alert).Length}");
                var text = JsonOf(TelegramMessage.Of("1", alert)).GetProperty("text").GetString()!;
                Assert.InRange(WithoutMarkup(text).Length, 1, 4096);
                Assert.InRange(JsonOf(OpsgenieAlert.Create(alert)).GetProperty("message").GetString()!.Length, 1, 130);
            }
        }
    }

    private static string WithoutMarkup(string html) => WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", ""));

    private static JsonElement JsonOf(byte[] message) => JsonElement.Parse(message);
}
