using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Flowtriq.Server.Reports.Rendering.Pdf;

/// <summary>Pages of A4 that are filled from top to bottom. Lengths are points.</summary>
internal sealed class PdfPages(PdfDocument document) : IDisposable
{
    internal const double Margin = 54;
    internal const double PageWidth = 595;
    internal const double PageHeight = 842;
    internal const double Width = PageWidth - (2 * Margin);
    private const double Bottom = PageHeight - Margin - 14;
    private XGraphics? graphics;

    /// <summary>The page that is filled now.</summary>
    internal XGraphics Graphics => graphics!;

    /// <summary>How far it is filled.</summary>
    internal double Y { get; set; }

    /// <summary>Its number, from 1.</summary>
    internal int Number => document.PageCount;

    internal double Left => Bottom - Y;

    internal void Next()
    {
        graphics?.Dispose();
        var page = document.AddPage();
        page.Size = PageSize.A4;
        graphics = XGraphics.FromPdfPage(page);
        Y = Margin;
    }

    /// <summary>Goes on to the next page unless so much still fits on this one.</summary>
    internal void Need(double height)
    {
        if (height > Left && Y > Margin)
            Next();
    }

    internal void Space(double height) => Y = Math.Min(Y + height, Bottom);

    public void Dispose()
    {
        graphics?.Dispose();
        graphics = null;
    }
}
