using System.Text;
using Flowtriq.Server.Contract.Reports;

namespace Flowtriq.Server.Reports.Rendering;

/// <summary>A report as plain text, for who goes on writing in it: a blank stands where something is to be filled in.</summary>
internal static class ReportText
{
    internal static string Write(ReportDocument report)
    {
        var text = new StringBuilder();
        text.Append(report.Title.ToUpperInvariant()).Append('\n');
        text.Append(report.Subject).Append('\n');
        text.Append($"{report.Organisation}, {report.Span}\n\n");
        text.Append(report.Summary).Append('\n');
        foreach (var section in report.Sections)
            Section(text, section);
        return text.ToString();
    }

    private static void Section(StringBuilder text, ReportSection section)
    {
        text.Append($"\n{section.Title}\n{new string('-', section.Title.Length)}\n");
        foreach (var figure in section.Figures)
            text.Append($"{figure.Label}: {figure.Text}\n");
        foreach (var paragraph in section.Text)
            text.Append($"\n{paragraph}\n");
        foreach (var chart in section.Charts)
            text.Append($"\n{chart.Title}: {chart.Summary}\n");
        foreach (var table in section.Tables)
            Table(text, table);
        foreach (var blank in section.FillIn)
            text.Append($"\n[TO BE FILLED IN] {blank}:\n");
    }

    private static void Table(StringBuilder text, ReportTable table)
    {
        text.Append($"\n{table.Title}\n");
        if (table.Rows.Count == 0)
        {
            text.Append($"{table.Empty}\n");
            return;
        }

        foreach (var row in table.Rows)
        {
            var cells = row.Select(
                (cell, i) => table.Columns[i].Name.Length > 0 ? $"{table.Columns[i].Name}: {cell.Text}" : cell.Text
            );
            text.Append($"- {string.Join("; ", cells)}\n");
        }
    }
}
