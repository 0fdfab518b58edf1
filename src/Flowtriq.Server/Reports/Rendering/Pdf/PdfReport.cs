using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Reports.Composing;
using Flowtriq.Server.Reports.Rendering.Charts;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Flowtriq.Server.Reports.Rendering.Pdf;

/// <summary>Lays a report out on pages: a first page with what matters and the contents, then its sections.</summary>
internal sealed class PdfReport : IDisposable
{
    private const double ChartHeight = 165;
    private readonly ReportDocument report;
    private readonly PdfDocument document = new();
    private readonly PdfLook look = new();
    private readonly PdfContents contents;

    private PdfReport(ReportDocument report)
    {
        this.report = report;
        contents = new PdfContents(document, look);
        document.Info.Title = $"{report.Title}: {report.Subject}";
        document.Info.Author = report.Organisation;
        document.Info.Subject = report.Span;
        document.Info.CreationDate = report.Made.UtcDateTime;
    }

    internal static byte[] Write(ReportDocument report)
    {
        using var pdf = new PdfReport(report);
        using (var pages = new PdfPages(pdf.document))
        {
            pdf.First(pages);
            pages.Next();
            foreach (var section in report.Sections)
                pdf.Section(pages, section);
        }

        pdf.contents.Fill();
        pdf.Feet();
        using var file = new MemoryStream();
        pdf.document.Save(file, closeStream: false);
        return file.ToArray();
    }

    public void Dispose() => document.Dispose();

    private void First(PdfPages pages)
    {
        pages.Next();
        pages.Graphics.DrawRectangle(PdfLook.Brush(PdfLook.Accent), 0, 0, PdfPages.PageWidth, 6);
        pages.Y = PdfPages.Margin + 14;
        PdfWords.Paragraph(pages, report.Organisation, look.BodyBold, PdfLook.Soft);
        pages.Space(10);
        PdfWords.Paragraph(pages, report.Title, look.Title, PdfLook.Ink);
        pages.Space(2);
        PdfWords.Paragraph(pages, report.Subject, look.Subject, PdfLook.Ink);
        pages.Space(4);
        PdfWords.Paragraph(pages, $"{report.Span} · made {FigureText.Moment(report.Made)}", look.Body, PdfLook.Soft);
        pages.Space(16);
        Summary(pages);
        pages.Space(14);
        Tiles(pages, [.. report.Sections.SelectMany(static s => s.Figures).Where(static f => f.Main)]);
        pages.Space(18);
        contents.Keep(pages, report.Sections.Count);
    }

    private void Summary(PdfPages pages)
    {
        var lines = PdfWords.Lines(pages.Graphics, report.Summary, look.Lead, PdfPages.Width - 32);
        var height = (lines.Count * PdfWords.LineHeight(look.Lead)) + 20;
        pages.Graphics.DrawRectangle(PdfLook.Brush(PdfLook.Paper), PdfPages.Margin, pages.Y, PdfPages.Width, height);
        pages.Graphics.DrawRectangle(PdfLook.Brush(PdfLook.Accent), PdfPages.Margin, pages.Y, 3, height);
        PdfWords.Draw(
            pages.Graphics,
            lines,
            look.Lead,
            PdfLook.Ink,
            new XRect(PdfPages.Margin + 16, pages.Y + 10, PdfPages.Width - 32, height)
        );
        pages.Space(height);
    }

    /// <summary>The few figures of the first page, three in a row.</summary>
    private void Tiles(PdfPages pages, IReadOnlyList<ReportFigure> figures)
    {
        const int perRow = 3;
        const double gap = 10;
        const double height = 58;
        const double width = (PdfPages.Width - (gap * (perRow - 1))) / perRow;
        foreach (var row in figures.Chunk(perRow))
        {
            pages.Need(height);
            foreach (var (i, figure) in row.Index())
            {
                var box = new XRect(PdfPages.Margin + (i * (width + gap)), pages.Y, width, height);
                pages.Graphics.DrawRectangle(new XPen(PdfLook.Faint, 0.8), box);
                var label = PdfWords.Lines(pages.Graphics, figure.Label, look.Small, width - 18);
                PdfWords.Draw(
                    pages.Graphics,
                    [.. label.Take(2)],
                    look.Small,
                    PdfLook.Soft,
                    new XRect(box.X + 9, box.Y + 6, width - 18, height)
                );
                var text = PdfWords.Lines(pages.Graphics, figure.Text, look.Figure, width - 18);
                PdfWords.Draw(
                    pages.Graphics,
                    [.. text.Take(1)],
                    look.Figure,
                    PdfLook.Ink,
                    new XRect(box.X + 9, box.Bottom - 26, width - 18, height)
                );
            }

            pages.Space(height + gap);
        }
    }

    private void Section(PdfPages pages, ReportSection section)
    {
        pages.Need(110);
        if (pages.Y > PdfPages.Margin)
            pages.Space(14);
        contents.Add(section.Title, pages.Number);
        PdfWords.Paragraph(pages, section.Title, look.Heading, PdfLook.Ink);
        pages.Space(6);
        foreach (var figure in section.Figures)
            Fact(pages, figure);
        pages.Space(section.Figures.Count > 0 ? 8 : 0);
        foreach (var paragraph in section.Text)
        {
            PdfWords.Paragraph(pages, paragraph, look.Body, PdfLook.Ink);
            pages.Space(6);
        }

        foreach (var chart in section.Charts)
            Chart(pages, chart);
        foreach (var table in section.Tables)
        {
            pages.Space(6);
            new PdfTables(pages, look).Draw(table);
            pages.Space(8);
        }

        foreach (var blank in section.FillIn)
            Blank(pages, blank);
    }

    private void Fact(PdfPages pages, ReportFigure figure)
    {
        const double labelWidth = 200;
        const double gap = 12;
        var label = PdfWords.Lines(pages.Graphics, figure.Label, look.Body, labelWidth);
        var text = PdfWords.Lines(pages.Graphics, figure.Text, look.Body, PdfPages.Width - labelWidth - gap);
        var height = (Math.Max(label.Count, text.Count) * PdfWords.LineHeight(look.Body)) + 6;
        pages.Need(height);
        var box = new XRect(PdfPages.Margin, pages.Y + 3, labelWidth, height);
        PdfWords.Draw(pages.Graphics, label, look.Body, PdfLook.Soft, box);
        PdfWords.Draw(
            pages.Graphics,
            text,
            look.Body,
            PdfLook.Ink,
            new XRect(box.X + labelWidth + gap, box.Y, PdfPages.Width - labelWidth - gap, height)
        );
        pages.Y += height;
        pages.Graphics.DrawLine(
            new XPen(PdfLook.Faint, 0.6),
            PdfPages.Margin,
            pages.Y,
            PdfPages.Margin + PdfPages.Width,
            pages.Y
        );
    }

    private void Chart(PdfPages pages, ReportChart chart)
    {
        pages.Need(ChartHeight + 48);
        pages.Space(4);
        PdfWords.Paragraph(pages, chart.Title, look.Caption, PdfLook.Ink);
        pages.Space(6);
        var canvas = new PdfCanvas(pages.Graphics, look.Chart, PdfPages.Margin, pages.Y);
        ChartDrawing.Draw(chart, canvas, PdfPages.Width, ChartHeight, look.Chart.Size);
        pages.Space(ChartHeight + 2);
        PdfWords.Paragraph(pages, chart.Summary, look.Small, PdfLook.Soft);
        pages.Space(8);
    }

    /// <summary>Room to write what only a person can know.</summary>
    private void Blank(PdfPages pages, string blank)
    {
        const double height = 46;
        pages.Need(height + 6);
        var box = new XRect(PdfPages.Margin, pages.Y, PdfPages.Width, height);
        pages.Graphics.DrawRectangle(new XPen(PdfLook.Warning, 0.8) { DashStyle = XDashStyle.Dash }, box);
        var label = PdfWords.Lines(pages.Graphics, $"To be filled in: {blank}", look.Small, box.Width - 16);
        PdfWords.Draw(
            pages.Graphics,
            [.. label.Take(2)],
            look.Small,
            PdfLook.Warning,
            new XRect(box.X + 8, box.Y + 5, box.Width - 16, height)
        );
        pages.Space(height + 6);
    }

    /// <summary>What stands below every page.</summary>
    private void Feet()
    {
        foreach (var (i, page) in document.Pages.Cast<PdfPage>().Index())
        {
            using var graphics = XGraphics.FromPdfPage(page, XGraphicsPdfPageOptions.Append);
            var box = new XRect(PdfPages.Margin, PdfPages.PageHeight - 40, PdfPages.Width, 12);
            var words = PdfWords.Lines(
                graphics,
                $"{report.Organisation} · {report.Title} · {report.Subject}",
                look.Small,
                box.Width - 80
            );
            PdfWords.Draw(graphics, [words[0]], look.Small, PdfLook.Soft, box);
            PdfWords.Draw(
                graphics,
                [$"Page {i + 1} of {document.PageCount}"],
                look.Small,
                PdfLook.Soft,
                box,
                right: true
            );
        }
    }
}
