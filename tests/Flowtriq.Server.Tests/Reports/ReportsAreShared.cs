using System.Net;
using System.Text;
using System.Text.Json;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Audit;
using Flowtriq.Server.Tests.Mitigation;

namespace Flowtriq.Server.Tests.Reports;

/// <summary>A link opens one report for whoever has it, until its time is over or it is taken back.</summary>
public sealed class ReportsAreShared(ReportSite site) : IClassFixture<ReportSite>
{
    [Fact]
    public async Task A_link_opens_one_report_in_every_format_without_a_session()
    {
        var (report, share, url) = await ShareAsync();
        using var visitor = new HttpClient { BaseAddress = site.Server.Address };
        using var page = await visitor.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("noindex", Assert.Single(page.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.True(page.Headers.CacheControl!.NoStore);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("Service level report", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        foreach (
            var (format, start) in new[]
            {
                ("pdf", "%PDF-"),
                ("csv", "section,item"),
                ("json", "{"),
                ("txt", "SERVICE"),
            }
        )
        {
            var file = await visitor.GetByteArrayAsync($"{url}?format={format}");
            Assert.StartsWith(start, Encoding.Latin1.GetString(file), StringComparison.Ordinal);
        }

        using (var odd = await visitor.GetAsync($"{url}?format=docx"))
            Assert.Equal(HttpStatusCode.BadRequest, odd.StatusCode);
        var shares = await site.Analyst.OkAsync(HttpMethod.Get, $"/reports/{report}/shares");
        var view = shares.EnumerateArray().Single(one => one.GetProperty("number").GetInt64() == share);
        Assert.Equal(5, view.GetProperty("opened").GetInt64());
    }

    [Fact]
    public async Task It_opens_nothing_once_it_was_taken_back()
    {
        var (report, share, url) = await ShareAsync();
        using (var answer = await site.Analyst.DeleteAsync($"/api/v1/reports/{report}/shares/{share}"))
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(url));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/share/" + new string('0', 40)));
    }

    [Fact]
    public async Task It_opens_nothing_once_its_time_is_over()
    {
        var (_, _, url) = await ShareAsync(days: 2);
        var before = site.Now;
        site.Now = before.AddDays(2).AddSeconds(-1);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(url));
        site.Now = before.AddDays(2);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(url));
        site.Now = before;
    }

    [Fact]
    public async Task It_opens_nothing_once_its_report_is_gone()
    {
        var (report, _, url) = await ShareAsync();
        using (var answer = await site.Analyst.DeleteAsync($"/api/v1/reports/{report}"))
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(url));
    }

    [Fact]
    public async Task What_opens_it_is_neither_kept_nor_in_the_log_and_who_made_it_is()
    {
        var (report, _, url) = await ShareAsync();
        var token = url.Split('/')[^1];
        foreach (var file in Directory.GetFiles(site.Server.Folder, "flowtriq.db*"))
        {
            // The server has it open.
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            Assert.DoesNotContain(token, Encoding.Latin1.GetString(bytes.ToArray()), StringComparison.Ordinal);
        }

        var lines = await site.Admin.LinesAsync($"&action=report%20{report}");
        Assert.Contains(lines, static line => line.Text("what").EndsWith(": made", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.Text("what").Contains("shared until", StringComparison.Ordinal));
        Assert.All(lines, static line => Assert.Equal("Analyst", line.Text("person")));
    }

    [Fact]
    public async Task Who_may_only_read_makes_no_report_and_no_link()
    {
        var (report, _, _) = await ShareAsync();
        using var reader = await site.Server.BrowserAsync(Role.ReadOnly);
        foreach (var format in new[] { "pdf", "html", "csv", "json" })
        {
            using var file = await reader.GetAsync($"/api/v1/reports/{report}/file?format={format}");
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }

        foreach (var path in new[] { "/reports", $"/reports/{report}/shares", "/reports/schedules" })
        {
            using var refused = await reader.SendAsync(HttpMethod.Post, path, new { kind = "month" });
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }

    [Fact]
    public async Task One_address_may_not_guess_for_long()
    {
        using var visitor = new HttpClient { BaseAddress = site.Server.Address };
        // On this machine a proxy's word is taken for where a request comes from, so that other tests keep their share.
        visitor.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.99");
        var refused = 0;
        for (var i = 0; i < 200 && refused == 0; i++)
        {
            using var answer = await visitor.GetAsync($"/share/{i:D40}");
            refused += answer.StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        Assert.Equal(1, refused);
    }

    private async Task<(long Report, long Share, string Url)> ShareAsync(int days = 30)
    {
        var report = await site.MakeAsync(new { kind = "sla", customer = ReportSite.Acme });
        var made = await site.Analyst.OkAsync(HttpMethod.Post, $"/reports/{report}/shares", new { days });
        var url = new Uri(made.GetProperty("url").GetString()!).AbsolutePath;
        return (report, made.GetProperty("share").GetProperty("number").GetInt64(), url);
    }

    private async Task<HttpStatusCode> StatusAsync(string url)
    {
        using var visitor = new HttpClient { BaseAddress = site.Server.Address };
        using var answer = await visitor.GetAsync(url);
        return answer.StatusCode;
    }
}
