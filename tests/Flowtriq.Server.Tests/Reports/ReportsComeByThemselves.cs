using System.Net;
using System.Text.RegularExpressions;
using Flowtriq.Server.Tests.Alerting.Fakes;
using Flowtriq.Server.Tests.Audit;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Mitigation;

namespace Flowtriq.Server.Tests.Reports;

/// <summary>A schedule makes a report when a period is over and sends it, once, whatever happens in between.</summary>
public sealed partial class ReportsComeByThemselves
{
    [Fact]
    public async Task When_a_month_is_over_once_for_each_recipient_with_a_link_that_opens_it()
    {
        await using var site = await StartAsync();
        var body = new
        {
            kind = "sla",
            every = "month",
            customer = ReportSite.Acme,
            recipients = new[] { "sla@acme.example", "boss@isp.example" },
            linkDays = 10,
        };
        var made = await site.Analyst.OkAsync(HttpMethod.Post, "/reports/schedules", body);
        Assert.StartsWith("2026-12-01T00:00:00", made.Text("next"), StringComparison.Ordinal);
        await site.ScheduleAsync();
        Assert.Empty(site.Letters());

        site.Now = new DateTimeOffset(2026, 12, 1, 0, 0, 5, TimeSpan.Zero);
        await site.ScheduleAsync();
        await site.ScheduleAsync();
        var letters = site.Letters();
        Assert.Equal(["sla@acme.example", "boss@isp.example"], letters.Select(static letter => letter.To));
        using var visitor = new HttpClient { BaseAddress = site.Server.Address };
        foreach (var (_, text) in letters)
        {
            Assert.Contains("November 2026", text, StringComparison.Ordinal);
            using var answer = await visitor.GetAsync(Link().Match(text).Value);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("November 2026", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await site.SignInAsync();
        var report = Assert.Single(
            (await site.Analyst.OkAsync(HttpMethod.Get, "/reports")).GetProperty("items").EnumerateArray()
        );
        Assert.Equal("schedule", report.Text("by"));
    }

    [Fact]
    public async Task With_the_PDF_beside_the_link_unless_the_mail_server_takes_no_files()
    {
        await using var site = await StartAsync(mail: false);
        await using var smtp = new FakeSmtp();
        await site.Server.UseAsync(smtp);
        await site.Analyst.OkAsync(
            HttpMethod.Post,
            "/reports/schedules",
            new
            {
                kind = "sla",
                every = "month",
                customer = ReportSite.Acme,
                recipients = new[] { "sla@acme.example" },
            }
        );
        site.Now = new DateTimeOffset(2026, 12, 1, 0, 0, 5, TimeSpan.Zero);
        await site.ScheduleAsync();
        await Soon.TrueAsync(() => site.Letters().Count == 0);
        var message = Assert.Single(smtp.Messages);
        var file = Attached().Match(message);
        Assert.EndsWith("-2026-11-01.pdf", file.Groups["name"].Value, StringComparison.Ordinal);
        var pages = await PdfText.PagesAsync(Convert.FromBase64String(file.Groups["content"].Value));
        Assert.Contains("November 2026", pages[0], StringComparison.Ordinal);
        Assert.Contains("/share/", message, StringComparison.Ordinal);

        // Whatever the server says to it: without the file it may still take the words.
        smtp.Refuses["."] = "552 5.3.4 too large";
        site.Now = site.Now.AddMonths(1);
        await site.ScheduleAsync();
        await Soon.TrueAsync(() => site.Letters().Count == 0);
        Assert.Equal(3, smtp.Commands.Count(static said => said == "DATA"));
    }

    [Fact]
    public async Task And_neither_twice_nor_never_over_a_restart()
    {
        await using var site = await StartAsync();
        await site.Analyst.OkAsync(
            HttpMethod.Post,
            "/reports/schedules",
            new
            {
                kind = "month",
                every = "week",
                recipients = new[] { "boss@isp.example" },
            }
        );
        await site.Server.StopAsync();
        site.Now = new DateTimeOffset(2026, 11, 23, 0, 0, 1, TimeSpan.Zero);
        await site.Server.StartAgainAsync();
        await site.ScheduleAsync();
        Assert.Single(site.Letters());
        await site.Server.StopAsync();
        await site.Server.StartAgainAsync();
        await site.ScheduleAsync();
        Assert.Single(site.Letters());
        // Weeks in which nothing ran are not made up for one by one.
        site.Now = site.Now.AddDays(28);
        await site.ScheduleAsync();
        Assert.Equal(2, site.Letters().Count);
        Assert.Contains("14 Dec 2026 to 20 Dec 2026", site.Letters()[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_before_mail_can_be_sent_and_not_after_they_were_ended()
    {
        await using var site = await StartAsync(mail: false);
        var made = await site.Analyst.OkAsync(
            HttpMethod.Post,
            "/reports/schedules",
            new
            {
                kind = "month",
                every = "week",
                recipients = new[] { "boss@isp.example" },
            }
        );
        Assert.False(made.GetProperty("mailIsSetUp").GetBoolean());
        site.Now = site.Now.AddDays(7);
        await site.SignInAsync();
        await site.ScheduleAsync();
        Assert.Equal(0, (await site.Analyst.OkAsync(HttpMethod.Get, "/reports")).GetProperty("total").GetInt32());
        await site.SetUpMailAsync();
        await site.ScheduleAsync();
        Assert.Single(site.Letters());

        using (var ended = await site.Analyst.DeleteAsync($"/api/v1/reports/schedules/{made.GetProperty("number")}"))
            Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        site.Now = site.Now.AddDays(7);
        await site.ScheduleAsync();
        Assert.Single(site.Letters());
    }

    [Fact]
    public async Task Says_all_that_is_wrong_with_a_schedule_at_once()
    {
        await using var site = await StartAsync(mail: false);
        var faults = await site.Analyst.RefusedAsync(
            HttpStatusCode.BadRequest,
            HttpMethod.Post,
            "/reports/schedules",
            new
            {
                kind = "sla",
                every = "week",
                customer = 99,
                recipients = new[] { "nobody", "a@b.example", "A@b.example" },
                linkDays = 0,
            }
        );
        Assert.Equal(
            ["customer", "linkDays", "recipients", "recipients[0]"],
            faults.Select(static fault => fault.Split(':')[0]).Order(StringComparer.Ordinal)
        );
    }

    private static async Task<ReportSite> StartAsync(bool mail = true)
    {
        var site = new ReportSite();
        await site.InitializeAsync();
        if (mail)
            await site.SetUpMailAsync();
        return site;
    }

    [GeneratedRegex(
        "filename=\"(?<name>[^\"]*)\"\r\nContent-Transfer-Encoding: base64\r\n\r\n(?<content>[A-Za-z0-9+/=\r\n]*)\r\n--",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Attached();

    [GeneratedRegex(@"/share/[0-9a-f]{40}", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
