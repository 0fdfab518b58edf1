using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Flowtriq.Server.Tests.Audit;
using Flowtriq.Server.Tests.Mitigation;

namespace Flowtriq.Server.Tests.Reports;

/// <summary>What the API says of a report stands in its PDF, its page, its CSV and its text, word for word.</summary>
public sealed partial class NumbersAreTheSameEverywhere(ReportSite site) : IClassFixture<ReportSite>
{
    [Theory]
    [InlineData("incident")]
    [InlineData("evidence")]
    [InlineData("sla")]
    [InlineData("month")]
    [InlineData("earlyWarning")]
    [InlineData("notification")]
    [InlineData("finalReport")]
    public async Task In_every_format(string kind)
    {
        var made = await site.MakeAsync(Request(kind));
        var report = await site.Analyst.OkAsync(HttpMethod.Get, $"/reports/{made}");
        var pages = await PdfText.PagesAsync(await site.FileAsync(made, "pdf"));
        var pdf = PdfText.Packed(string.Concat(pages));
        var html = PdfText.Packed(Visible(Encoding.UTF8.GetString(await site.FileAsync(made, "html"))));
        var text = PdfText.Packed(Encoding.UTF8.GetString(await site.FileAsync(made, "txt")));
        var csv = CsvRows.Read(Encoding.UTF8.GetString(await site.FileAsync(made, "csv")));

        var missing = new List<string>();
        foreach (var section in report.GetProperty("sections").EnumerateArray())
        {
            foreach (var figure in section.GetProperty("figures").EnumerateArray())
                Expect(section, figure.Text("key"), figure.Text("label"), figure);
            foreach (var table in section.GetProperty("tables").EnumerateArray())
            {
                var columns = table
                    .GetProperty("columns")
                    .EnumerateArray()
                    .Select(static c => c.Text("name"))
                    .ToArray();
                foreach (var row in table.GetProperty("rows").EnumerateArray())
                {
                    foreach (var (i, cell) in row.EnumerateArray().Index())
                        Expect(section, table.Text("key"), columns[i], cell);
                }
            }
        }

        Assert.True(missing.Count == 0, string.Join('\n', missing));

        void Expect(JsonElement section, string item, string name, JsonElement value)
        {
            var said = value.Text("text");
            var packed = PdfText.Packed(said);
            foreach (var (where, all) in new[] { ("pdf", pdf), ("html", html), ("txt", text) })
            {
                if (!all.Contains(packed, StringComparison.Ordinal))
                    missing.Add($"{where} lacks {item}: {said}");
            }

            var number = value.GetProperty("number");
            var exact =
                number.ValueKind == JsonValueKind.Null
                    ? ""
                    : number.GetDouble().ToString("R", CultureInfo.InvariantCulture);
            if (
                !csv.Any(row =>
                    row[0] == section.Text("key")
                    && row[1] == item
                    && row[3] == name
                    && row[4].TrimStart('\'') == said
                    && row[5] == exact
                    && row[6] == value.Text("unit")
                )
            )
                missing.Add($"csv lacks {item}: {said} ({exact})");
        }
    }

    [Fact]
    public async Task The_contents_of_a_pdf_name_the_pages_where_sections_begin()
    {
        var number = await site.MakeAsync(Request("evidence"));
        var report = await site.Analyst.OkAsync(HttpMethod.Get, $"/reports/{number}");
        var pages = await PdfText.PagesAsync(await site.FileAsync(number, "pdf"));
        Assert.True(pages.Length > 2);
        foreach (var (i, page) in pages.Index())
            Assert.Contains($"Page {i + 1} of {pages.Length}", page, StringComparison.Ordinal);
        var contents = pages[0][pages[0].IndexOf("Contents", StringComparison.Ordinal)..];
        foreach (var title in report.GetProperty("sections").EnumerateArray().Select(static s => s.Text("title")))
        {
            var at = int.Parse(
                Regex
                    .Match(contents, Regex.Escape(title) + @"\s+(\d+)", default, TimeSpan.FromSeconds(5))
                    .Groups[1]
                    .Value
            );
            Assert.Contains(title, pages[at - 1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_report_stays_as_it_was_made()
    {
        var number = await site.MakeAsync(Request("incident"));
        var before = await site.FileAsync(number, "json");
        await site.Admin.OkAsync(
            HttpMethod.Post,
            $"/incidents/{site.Incident}/verdict",
            new { verdict = "truePositive" }
        );
        Assert.Equal(before, await site.FileAsync(number, "json"));
    }

    private object Request(string kind) =>
        kind switch
        {
            "sla" => new { kind, customer = ReportSite.Acme },
            "month" => new { kind },
            _ => new { kind, incident = site.Incident },
        };

    private static string Visible(string html) => WebUtility.HtmlDecode(Tag().Replace(html, " "));

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
