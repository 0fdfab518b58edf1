using System.Globalization;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Reports.Rendering;

/// <summary>
/// A report as a CSV file: a line for each figure, cell and point of a chart, with what is read and, where it is one, the number
/// in its unit.
/// </summary>
internal static class ReportCsv
{
    private const string Header = "section,item,row,name,text,number,unit";

    internal static byte[] Write(ReportDocument report) =>
        CsvFile
            .Of("report.csv", Header, [.. Head(report), .. report.Sections.SelectMany(Lines)])
            .FileContents.ToArray();

    private static IEnumerable<string[]> Head(ReportDocument report) =>
        [
            ["report", "title", "", "", report.Title, "", ""],
            ["report", "subject", "", "", report.Subject, "", ""],
            ["report", "organisation", "", "", report.Organisation, "", ""],
            ["report", "span", "", "", report.Span, "", ""],
            ["report", "from", "", "", CsvFile.Time(report.From), "", ""],
            ["report", "to", "", "", CsvFile.Time(report.To), "", ""],
            ["report", "made", "", "", CsvFile.Time(report.Made), "", ""],
            ["report", "summary", "", "", report.Summary, "", ""],
        ];

    private static IEnumerable<string[]> Lines(ReportSection section) =>
        [
            .. section.Figures.Select(figure =>
                (string[])[section.Key, figure.Key, "", figure.Label, figure.Text, Number(figure.Number), figure.Unit]
            ),
            .. section.Tables.SelectMany(table => Cells(section, table)),
            .. section.Charts.SelectMany(chart => Points(section, chart)),
            .. section.FillIn.Select((blank, i) => (string[])[section.Key, "fillIn", Row(i), blank, "", "", ""]),
        ];

    private static IEnumerable<string[]> Cells(ReportSection section, ReportTable table) =>
        from row in table.Rows.Index()
        from cell in row.Item.Index()
        select (string[])
            [
                section.Key,
                table.Key,
                Row(row.Index),
                table.Columns[cell.Index].Name,
                cell.Item.Text,
                Number(cell.Item.Number),
                cell.Item.Unit,
            ];

    private static IEnumerable<string[]> Points(ReportSection section, ReportChart chart) =>
        from series in chart.Series
        from value in series.Values.Index()
        select (string[])
            [
                section.Key,
                chart.Key,
                chart.Kind == ChartKind.Lines ? Time(chart.X[value.Index]) : chart.Labels[value.Index],
                series.Name,
                "",
                Number(value.Item),
                chart.Unit,
            ];

    private static string Time(double seconds) =>
        CsvFile.Time(DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)));

    private static string Row(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
