using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.StatusPages.Subscribing;
using Flowtriq.Server.Storage;
using Flowtriq.Server.Tests.Alerting.Fakes;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Mitigation;

namespace Flowtriq.Server.Tests.StatusPages;

/// <summary>Strangers who want to be told, and how they say yes and leave.</summary>
public sealed partial class Subscriptions
{
    private const string Mail = "reader@elsewhere.example";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Nobody_is_told_before_saying_yes_and_nobody_after_leaving()
    {
        await using var site = await PublicSite.StartAsync();
        await AskAsync(site, "mail", Mail);
        await site.BeginAttackAsync();
        await site.PassAsync(Minute * 3);
        var asked = Assert.Single(Letters(site));
        Assert.Equal(Mail, asked.Recipient);
        var confirm = Link(asked.Text, "confirm");

        // A program that checks mail looks at links: that says nothing.
        Assert.Contains("<button", await site.Public.GetStringAsync(confirm), StringComparison.Ordinal);
        Assert.Equal(0, await SubscribersAsync(site));
        Assert.Equal(HttpStatusCode.OK, await PressAsync(site, confirm));
        Assert.Equal(1, await SubscribersAsync(site));

        await site.MitigateAsync();
        await site.PassAsync(Minute);
        var told = Assert.Single(
            Letters(site),
            static letter => letter.Subject.StartsWith("Mitigating", StringComparison.Ordinal)
        );
        Assert.Contains("/s/isp/incidents/1", told.Text, StringComparison.Ordinal);
        var leave = Link(told.Text, "leave");
        await site.Public.GetStringAsync(leave);
        Assert.Equal(1, await SubscribersAsync(site));
        Assert.Equal(HttpStatusCode.OK, await PressAsync(site, leave));
        await site.EndAttackAsync();
        await site.PassAsync(Minute);
        Assert.DoesNotContain(
            Letters(site),
            static letter => letter.Subject.StartsWith("Resolved", StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.NotFound, await PressAsync(site, leave));
    }

    [Fact]
    public async Task What_is_answered_does_not_tell_who_is_known_and_nobody_is_asked_twice()
    {
        await using var site = await PublicSite.StartAsync();
        var first = await AskAsync(site, "mail", Mail);
        var again = await AskAsync(site, "mail", Mail.ToUpperInvariant());
        Assert.Equal(first, again);
        Assert.Single(Letters(site));
    }

    [Fact]
    public async Task A_link_opens_what_it_was_made_for_while_it_lasts()
    {
        await using var site = await PublicSite.StartAsync();
        await AskAsync(site, "mail", Mail);
        var confirm = Link(Assert.Single(Letters(site)).Text, "confirm");
        Assert.Equal(HttpStatusCode.NotFound, await PressAsync(site, confirm.Replace("/confirm/", "/leave/")));
        Assert.Equal(HttpStatusCode.NotFound, await PressAsync(site, confirm + "x"));
        site.Time.Now += TimeSpan.FromDays(2);
        Assert.Equal(HttpStatusCode.NotFound, await PressAsync(site, confirm));

        // Who never said yes is forgotten, and may be asked again.
        site.Time.Now += Minute;
        await site.Server.Get<SubscriberDesk>().ForgetAsync(default);
        await AskAsync(site, "mail", Mail);
        Assert.Equal(2, Letters(site).Count);
    }

    [Fact]
    public async Task A_webhook_says_yes_like_a_reader_and_gets_its_key_once()
    {
        await using var site = await PublicSite.StartAsync();
        // A name that leads nowhere: what is to be posted to it stays in the outbox.
        var page = await AskAsync(site, "webhook", "https://nowhere.invalid/hook?key=SECRET");
        Assert.Matches("<code>[0-9a-f]{48}</code>", page);
        var body = Assert.Single(Posts(site));
        Assert.Contains("\"kind\":\"confirm\"", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await PressAsync(site, Link(body, "confirm")));
        Assert.Equal(1, await SubscribersAsync(site));
        using var connection = site.Server.Get<Database>().Read();
        var kept = connection.QuerySingle<string>("SELECT address || hex(url) || hex(secret) FROM status_subscriber");
        Assert.DoesNotContain(Convert.ToHexString("SECRET"u8), kept, StringComparison.Ordinal);
        Assert.DoesNotContain("nowhere", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_inside_is_never_reached()
    {
        await using var site = await PublicSite.StartAsync();
        using var inside = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        await AskAsync(site, "webhook", $"https://127.0.0.1:{((IPEndPoint)inside.LocalEndpoint).Port}/hook");
        await site.Server.Get<SubscriberPosts>().SendDueAsync(default);
        Assert.Empty(Posts(site));
        Assert.False(inside.Pending());
    }

    [Fact]
    public async Task What_is_no_address_is_refused()
    {
        await using var site = await PublicSite.StartAsync();
        (string Field, string Text)[] wrong =
        [
            ("mail", "nobody"),
            ("mail", "a@b.example\r\nBcc: c@d.example"),
            ("webhook", "http://elsewhere.example/"),
            ("webhook", "https://user:password@elsewhere.example/"),
            ("webhook", "javascript:alert(1)"),
            ("other", "x"),
        ];
        foreach (var (field, text) in wrong)
            await AskAsync(site, field, text, HttpStatusCode.BadRequest);
        Assert.Empty(Letters(site));
    }

    [Fact]
    public async Task Who_asks_too_often_keeps_nobody_else_behind_the_same_proxy_from_asking()
    {
        await using var site = await PublicSite.StartAsync();
        site.ComesFrom("203.0.113.9");
        for (var asked = 0; asked < SubscriberLimits.PerMinute; asked++)
            await AskAsync(site, "other", "x", HttpStatusCode.BadRequest);
        await AskAsync(site, "mail", Mail, HttpStatusCode.TooManyRequests);
        site.ComesFrom("203.0.113.10");
        await AskAsync(site, "mail", Mail);
    }

    [Fact]
    public async Task The_way_of_a_reader_by_a_real_mail_server()
    {
        await using var smtp = new FakeSmtp();
        await using var site = await PublicSite.StartAsync();
        await site.Server.UseAsync(smtp);
        Assert.Contains("name=\"mail\"", await site.Public.GetStringAsync("/s/isp"), StringComparison.Ordinal);
        await AskAsync(site, "mail", Mail);
        await PressAsync(site, Link(await ArrivedAsync(site, smtp, "Confirm updates"), "confirm"));
        await site.BeginAttackAsync();
        await site.PassAsync(Minute * 3);
        var told = await ArrivedAsync(site, smtp, "Investigating");
        Assert.Contains("To: " + Mail, told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await PressAsync(site, Link(told, "leave")));
        Assert.Equal(0, await SubscribersAsync(site));
    }

    /// <summary>The message of a subject, its lines as they were written.</summary>
    private static async Task<string> ArrivedAsync(PublicSite site, FakeSmtp smtp, string subject)
    {
        string? Found() => smtp.Messages.FirstOrDefault(m => m.Contains(subject, StringComparison.Ordinal));
        await Soon.TrueAsync(async () =>
        {
            // An attempt that a busy machine was too slow for is made again when its pause is over.
            site.Time.Now += TimeSpan.FromSeconds(1);
            await site.Server.Get<MailOutbox>().SendDueAsync(default);
            return Found() is not null;
        });
        return Found()!.Replace("=\r\n", "", StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(
        PublicSite site,
        string field,
        string text,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        using var form = new FormUrlEncodedContent([new(field, text)]);
        using var answer = await site.Public.PostAsync("/s/isp/subscribe", form);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<HttpStatusCode> PressAsync(PublicSite site, string link)
    {
        using var form = new FormUrlEncodedContent([]);
        using var answer = await site.Public.PostAsync(link, form);
        return answer.StatusCode;
    }

    private static async Task<int> SubscribersAsync(PublicSite site) =>
        (await site.Admin.OkAsync(HttpMethod.Get, "/status-pages"))[0].GetProperty("subscribers").GetInt32();

    /// <summary>Mail is not set up, so that all of it stays in the outbox.</summary>
    private static IReadOnlyList<Letter> Letters(PublicSite site)
    {
        using var connection = site.Server.Get<Database>().Read();
        return
        [
            .. connection.Query<Letter>(
                "SELECT recipient AS Recipient, subject AS Subject, text AS Text FROM mail_outbox ORDER BY number"
            ),
        ];
    }

    private static IReadOnlyList<string> Posts(PublicSite site)
    {
        using var connection = site.Server.Get<Database>().Read();
        return [.. connection.Query<string>("SELECT body FROM status_post ORDER BY number")];
    }

    private static string Link(string text, string what) =>
        new Uri(
            Address().Matches(text).Select(static m => m.Value).Single(url => url.Contains($"/{what}/"))
        ).AbsolutePath;

    [GeneratedRegex(@"http://[^\s""]+")]
    private static partial Regex Address();

    private sealed record Letter(string Recipient, string Subject, string Text);
}
