using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Flowtriq.Server.Reports.Rendering.Pdf;

/// <summary>The table of contents: its room is kept while the pages are not known yet, and filled at the end.</summary>
internal sealed class PdfContents(PdfDocument document, PdfLook look)
{
    private const double Row = 17;
    private readonly List<(string Title, int Page)> entries = [];
    private int page;
    private double top;

    /// <summary>Keeps room for so many entries.</summary>
    internal void Keep(PdfPages pages, int count)
    {
        pages.Need((Row * count) + 40);
        PdfWords.Paragraph(pages, "Contents", look.Heading, PdfLook.Ink);
        pages.Space(6);
        (page, top) = (pages.Number, pages.Y);
        pages.Space(Row * count);
    }

    /// <summary>A section begins on a page.</summary>
    internal void Add(string title, int at)
    {
        entries.Add((title, at));
        document.Outlines.Add(title, document.Pages[at - 1]);
    }

    internal void Fill()
    {
        var sheet = document.Pages[page - 1];
        using var graphics = XGraphics.FromPdfPage(sheet, XGraphicsPdfPageOptions.Append);
        foreach (var (i, (title, at)) in entries.Index())
        {
            var box = new XRect(PdfPages.Margin, top + (i * Row), PdfPages.Width, Row);
            PdfWords.Draw(graphics, [title], look.Body, PdfLook.Ink, box);
            PdfWords.Draw(graphics, [$"{at}"], look.Body, PdfLook.Ink, box, right: true);
            var from = box.X + graphics.MeasureString(title, look.Body).Width + 6;
            var dots = new XPen(PdfLook.Soft, 0.6) { DashStyle = XDashStyle.Dot };
            graphics.DrawLine(dots, from, box.Y + 9.5, box.Right - 18, box.Y + 9.5);
            sheet.AddDocumentLink(new PdfRectangle(graphics.Transformer.WorldToDefaultPage(box)), at);
        }
    }
}
