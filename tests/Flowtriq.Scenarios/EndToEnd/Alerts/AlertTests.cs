using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Traffic;
using Flowtriq.Server.Tests.Alerting.Fakes;

namespace Flowtriq.Scenarios.EndToEnd.Alerts;

/// <summary>Real attacks are told by the server as it ships to services on this machine.</summary>
[Collection(StandCollection.Name)]
public sealed class AlertTests(Stand stand)
{
    private const int Pps = 50_000;
    private const string SynFlood = "pkt.TCP.synflood.spoofed.pcap";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task An_attack_reaches_chat_pager_mail_and_webhook()
    {
        stand.Require();
        await using var slack = await FakeSlack.StartAsync();
        await using var pager = await FakePagerDuty.StartAsync();
        await using var hook = await FakeReceiver.StartAsync();
        await using var smtp = new FakeSmtp();
        await using var told = new AlertRoute(stand.Api, "100.64.81.10");
        await told.MailAsync(smtp);
        await told.ChannelAsync("slack", slack.Base + FakeSlack.Path);
        await told.ChannelAsync("pagerDuty", pager.Base, FakePagerDuty.Key);
        await told.ChannelAsync("email", "noc@isp.example");
        await told.ChannelAsync("webhook", hook.Base + "/hook");
        await told.BeginAsync();

        await using var attack = Start("100.64.81.10", seconds: 5);

        await HearsAsync("Slack", () => slack.Messages.Any(static m => m.Body.Contains("100.64.81.10")));
        await HearsAsync(
            "PagerDuty",
            () => pager.Messages.Any(static m => m.Json.GetProperty("event_action").GetString() == "trigger")
        );
        await HearsAsync("the mail server", () => smtp.Messages.Any(static m => m.Contains("100.64.81.10")));
        await HearsAsync("the webhook", () => Of(hook, "opened").Length >= 1);
        await HearsAsync("the webhook of the end", () => Of(hook, "resolved").Length >= 1);
        await HearsAsync(
            "PagerDuty of the end",
            () => pager.Messages.Any(static m => m.Json.GetProperty("event_action").GetString() == "resolve")
        );
        Assert.Single(Of(hook, "opened").Distinct());
    }

    [Fact]
    public async Task A_server_killed_between_sending_and_recording_sends_the_same_key_again()
    {
        stand.Require();
        await using var hook = await FakeReceiver.StartAsync(
            static (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted)
        );
        await using var told = new AlertRoute(stand.Api, "100.64.82.10");
        await told.ChannelAsync("webhook", hook.Base + "/hook");
        await told.BeginAsync();
        await using var attack = Start("100.64.82.10", seconds: 8);
        await HearsAsync("the webhook", () => Of(hook, "opened").Length >= 1);

        await stand.Server.CrashAsync();
        hook.Answers = null;
        await stand.Server.StartAsync();

        await HearsAsync("the webhook again", () => Of(hook, "opened").Length >= 2);
        await HearsAsync("the webhook of the end", () => Of(hook, "resolved").Length >= 1);
        Assert.Single(Of(hook, "opened").Distinct());
    }

    private RunningProcess Start(string victim, int seconds) =>
        Replay.Start(stand.Lab["FRA"], stand.AttackFile(SynFlood, victim), Pps, TimeSpan.FromSeconds(seconds));

    private static string[] Of(FakeReceiver hook, string kind) =>
        [
            .. hook
                .Messages.Select(static m => m.Json)
                .Where(m => m.GetProperty("kind").GetString() == kind)
                .Select(static m => m.GetProperty("id").GetString()!),
        ];

    private static Task<string> HearsAsync(string who, Func<bool> heard) =>
        Eventually.GetAsync($"{who} hears of it", Limit, () => Task.FromResult(heard() ? "heard" : null));
}
