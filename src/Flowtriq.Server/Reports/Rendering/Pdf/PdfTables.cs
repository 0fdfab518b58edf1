using Flowtriq.Server.Contract.Reports;
using PdfSharp.Drawing;

namespace Flowtriq.Server.Reports.Rendering.Pdf;

/// <summary>Tables on pages. The headings stand on every page a table goes on to; a row is never torn apart.</summary>
internal sealed class PdfTables(PdfPages pages, PdfLook look)
{
    private const double Padding = 3.5;
    private const double Gap = 8;

    internal void Draw(ReportTable table)
    {
        pages.Need(60);
        PdfWords.Paragraph(pages, table.Title, look.Caption, PdfLook.Ink);
        pages.Space(3);
        if (table.Rows.Count == 0)
        {
            PdfWords.Paragraph(pages, table.Empty, look.Body, PdfLook.Soft);
            return;
        }

        var widths = Widths(table.Columns);
        var head = table.Columns.Select(static column => column.Name).ToArray();
        Row(table.Columns, widths, head, heading: true);
        foreach (var row in table.Rows)
        {
            var cells = row.Select(static cell => cell.Text).ToArray();
            if (HeightOf(table.Columns, widths, cells) > pages.Left)
            {
                pages.Next();
                Row(table.Columns, widths, head, heading: true);
            }

            Row(table.Columns, widths, cells, heading: false);
        }
    }

    private void Row(IReadOnlyList<ReportColumn> columns, double[] widths, string[] cells, bool heading)
    {
        var height = HeightOf(columns, widths, cells);
        var x = PdfPages.Margin;
        foreach (var (i, column) in columns.Index())
        {
            var font = heading ? look.Small : FontOf(column);
            var lines = PdfWords.Lines(pages.Graphics, cells[i], font, widths[i]);
            var color = heading ? PdfLook.Soft : PdfLook.Ink;
            PdfWords.Draw(
                pages.Graphics,
                lines,
                font,
                color,
                new XRect(x, pages.Y + Padding, widths[i], height),
                column.Right
            );
            x += widths[i] + Gap;
        }

        pages.Y += height;
        pages.Graphics.DrawLine(
            new XPen(heading ? PdfLook.Soft : PdfLook.Faint, 0.6),
            PdfPages.Margin,
            pages.Y,
            PdfPages.Margin + PdfPages.Width,
            pages.Y
        );
    }

    private double HeightOf(IReadOnlyList<ReportColumn> columns, double[] widths, string[] cells) =>
        columns
            .Index()
            .Max(column =>
                PdfWords.Lines(pages.Graphics, cells[column.Index], FontOf(column.Item), widths[column.Index]).Count
                * PdfWords.LineHeight(FontOf(column.Item))
            ) + (2 * Padding);

    private XFont FontOf(ReportColumn column) => column.Code ? look.Code : look.Cell;

    private static double[] Widths(IReadOnlyList<ReportColumn> columns)
    {
        var all = columns.Sum(static column => column.Width);
        var room = PdfPages.Width - (Gap * (columns.Count - 1));
        return [.. columns.Select(column => column.Width / all * room)];
    }
}
