using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Reports.Gathering;
using Flowtriq.Server.Tests.Audit;
using Flowtriq.Server.Tests.Mitigation;

namespace Flowtriq.Server.Tests.Reports;

public sealed class WhatReportsSay(ReportSite site) : IClassFixture<ReportSite>
{
    [Fact]
    public async Task The_customers_report_tells_times_and_impact_and_nothing_of_the_network_behind()
    {
        var report = await PreviewAsync($"kind=incident&incident={site.Incident}");
        Assert.Equal("Acme Größe", Figure(report, "customer").Text("text"));
        Assert.Equal(20, Figure(report, "toMitigate").GetProperty("number").GetDouble());
        Assert.Equal(0.4, Figure(report, "toDetect").GetProperty("number").GetDouble());
        Assert.Equal("90.0 kpps", Figure(report, "peakPps").Text("text"));
        Assert.Equal(360e6, Figure(report, "peakBps").GetProperty("number").GetDouble());
        Assert.DoesNotContain(
            ["edge-fra", "eth0", "threshold", "edge-router", "10.0.0.1", "Analyst"],
            word => report.GetRawText().Contains(word, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_evidence_has_the_counts_and_the_digest_of_the_capture_the_viewer_has()
    {
        var report = await PreviewAsync($"kind=evidence&incident={site.Incident}");
        var row = Table(report, "captures").GetProperty("rows")[0];
        var packets = await site.Analyst.OkAsync(HttpMethod.Get, $"/captures/{site.Capture}/packets?limit=100");
        Assert.Equal(packets.GetProperty("total").GetDouble(), row[2].GetProperty("number").GetDouble());
        Assert.Equal(packets.GetProperty("firstAttack").GetDouble() - 1, row[3].GetProperty("number").GetDouble());
        var file = await site.Analyst.GetByteArrayAsync($"/api/v1/captures/{site.Capture}/file");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), row[5].Text("text"));
        Assert.Equal(20, Figure(report, "packets").GetProperty("number").GetDouble());
    }

    [Fact]
    public async Task Sources_are_named_by_the_local_table()
    {
        var report = await PreviewAsync($"kind=evidence&incident={site.Incident}");
        var source = Table(report, "sources").GetProperty("rows")[0];
        Assert.Equal("10.0.0.1", source[0].Text("text"));
        Assert.Equal("AS64500 Example, Net", source[2].Text("text"));
    }

    [Fact]
    public void A_table_of_networks_is_read_with_commas_and_tabs_and_the_longest_prefix_holds()
    {
        var table = AsTableReader.Read([
            "prefix,as,name",
            "10.0.0.0/8\t64500\tWide",
            "10.1.0.0/16,AS64501,Narrow",
            "2001:db8::/32,64502",
            "nonsense",
        ]);
        Assert.Equal(3, table.Count);
        Assert.Equal("AS64501 Narrow", Name("10.1.2.3"));
        Assert.Equal("AS64500 Wide", Name("10.2.2.3"));
        Assert.Equal("AS64502", Name("2001:db8::1"));
        Assert.Null(Name("192.0.2.1"));

        string? Name(string address) =>
            IpAddress.TryParse(address, out var parsed) && table.TryFind(parsed, out var entry)
                ? entry.ToString()
                : null;
    }

    [Theory]
    [InlineData("earlyWarning", "2026-10-15T09:30:00")]
    [InlineData("notification", "2026-10-17T09:30:00")]
    [InlineData("finalReport", "2026-11-17T09:30:00")]
    public async Task A_draft_names_its_deadline_and_leaves_blank_what_only_a_person_knows(string kind, string due)
    {
        var report = await PreviewAsync($"kind={kind}&incident={site.Incident}");
        Assert.StartsWith(due, Figure(report, "due").Text("time"), StringComparison.Ordinal);
        var blanks = report
            .GetProperty("sections")
            .EnumerateArray()
            .SelectMany(static s => s.GetProperty("fillIn").Texts());
        Assert.Contains(blanks, static blank => blank.Contains("Member States", StringComparison.Ordinal));
        using var text = await site.Analyst.GetAsync(
            $"/api/v1/reports/preview?kind={kind}&incident={site.Incident}&format=txt"
        );
        Assert.Contains("[TO BE FILLED IN]", await text.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customers_month_is_held_against_what_was_promised_to_it()
    {
        var before = await PreviewAsync($"kind=sla&customer={ReportSite.Acme}");
        Assert.Equal("October 2026", before.Text("span"));
        Assert.Equal(1, Figure(before, "incidents").GetProperty("number").GetDouble());
        Assert.Equal("1 min 0 s", Objective(before));
        await site.Admin.OkAsync(
            HttpMethod.Put,
            "/reports/objectives",
            new
            {
                usual = new
                {
                    detectSeconds = 1,
                    mitigateSeconds = 60,
                    unimpairedPercent = 99.9,
                },
                customers = new[]
                {
                    new
                    {
                        customer = ReportSite.Acme,
                        objectives = new
                        {
                            detectSeconds = 0.2,
                            mitigateSeconds = 10,
                            unimpairedPercent = 99,
                        },
                    },
                },
            }
        );
        var after = await PreviewAsync($"kind=sla&customer={ReportSite.Acme}");
        Assert.Equal("10 s", Objective(after));
        Assert.Equal("no", Table(after, "objectives").GetProperty("rows")[2][3].Text("text"));
        Assert.Equal("1 min 0 s", Objective(await PreviewAsync("kind=sla&customer=2")));

        static string Objective(JsonElement report) =>
            Table(report, "objectives").GetProperty("rows")[2][1].Text("text");
    }

    [Fact]
    public async Task Refuses_what_is_not_there_with_a_sentence()
    {
        foreach (
            var (query, status) in new[]
            {
                ("kind=incident", HttpStatusCode.BadRequest),
                ("kind=incident&incident=4711", HttpStatusCode.NotFound),
                ("kind=sla", HttpStatusCode.BadRequest),
                ("kind=sla&customer=4711", HttpStatusCode.NotFound),
                ("kind=poem", HttpStatusCode.BadRequest),
                ("kind=month&from=2026-11-02&to=2026-11-01", HttpStatusCode.BadRequest),
                ("kind=month&format=docx", HttpStatusCode.BadRequest),
            }
        )
        {
            using var answer = await site.Analyst.GetAsync($"/api/v1/reports/preview?{query}");
            Assert.True(answer.StatusCode == status, $"{query}: {answer.StatusCode}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task A_name_that_is_markup_stays_a_name()
    {
        await site.Admin.OkAsync(
            HttpMethod.Post,
            "/customers",
            new
            {
                name = "<b>=SUM(A1)</b>",
                prefixes = new[] { "203.0.113.0/24" },
                contacts = Array.Empty<string>(),
            }
        );
        var report = await site.MakeAsync(new { kind = "sla", customer = 3 });
        var html = Encoding.UTF8.GetString(await site.FileAsync(report, "html"));
        Assert.DoesNotContain("<b>=SUM", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;=SUM", html, StringComparison.Ordinal);
    }

    private Task<JsonElement> PreviewAsync(string query) =>
        site.Analyst.OkAsync(HttpMethod.Get, $"/reports/preview?{query}&format=json");

    private static JsonElement Figure(JsonElement report, string key) =>
        report
            .GetProperty("sections")
            .EnumerateArray()
            .SelectMany(static s => s.GetProperty("figures").EnumerateArray())
            .First(figure => figure.Text("key") == key);

    private static JsonElement Table(JsonElement report, string key) =>
        report
            .GetProperty("sections")
            .EnumerateArray()
            .SelectMany(static s => s.GetProperty("tables").EnumerateArray())
            .First(table => table.Text("key") == key);
}
