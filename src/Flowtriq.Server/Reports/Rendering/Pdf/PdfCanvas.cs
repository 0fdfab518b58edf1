using Flowtriq.Server.Reports.Rendering.Charts;
using PdfSharp.Drawing;

namespace Flowtriq.Server.Reports.Rendering.Pdf;

/// <summary>A chart on a page of a PDF.</summary>
/// <param name="graphics">The page.</param>
/// <param name="font">Of its words.</param>
/// <param name="left">Where the chart begins.</param>
/// <param name="top">Where it begins.</param>
internal sealed class PdfCanvas(XGraphics graphics, XFont font, double left, double top) : IChartCanvas
{
    public void Line(double x1, double y1, double x2, double y2, ChartInk ink) =>
        graphics.DrawLine(Pen(ink), left + x1, top + y1, left + x2, top + y2);

    public void Path(IReadOnlyList<(double X, double Y)> points, ChartInk ink) =>
        graphics.DrawLines(Pen(ink), [.. points.Select(point => new XPoint(left + point.X, top + point.Y))]);

    public void Box(double x, double y, double width, double height, ChartInk ink) =>
        graphics.DrawRectangle(PdfLook.Brush(Color(ink)), left + x, top + y, width, Math.Max(0.5, height));

    public void Words(double x, double y, string text, ChartAnchor anchor)
    {
        var width = graphics.MeasureString(text, font).Width;
        var start = anchor switch
        {
            ChartAnchor.Start => x,
            ChartAnchor.Middle => x - (width / 2),
            ChartAnchor.End => x - width,
        };
        graphics.DrawString(text, font, PdfLook.Brush(PdfLook.Soft), new XPoint(left + start, top + y));
    }

    private static XPen Pen(ChartInk ink) =>
        ink switch
        {
            ChartInk.Grid => new XPen(PdfLook.Faint, 0.6),
            ChartInk.Mark => new XPen(PdfLook.Ink, 0.7) { DashStyle = XDashStyle.Dash },
            ChartInk.Reference => new XPen(PdfLook.Soft, 0.7) { LineJoin = XLineJoin.Round },
            _ => new XPen(Color(ink), 1.1) { LineJoin = XLineJoin.Round },
        };

    private static XColor Color(ChartInk ink) =>
        ink switch
        {
            ChartInk.Traffic => PdfLook.Accent,
            ChartInk.Dropped => PdfLook.Mitigation,
            ChartInk.Reference or ChartInk.Word => PdfLook.Soft,
            ChartInk.Grid => PdfLook.Faint,
            ChartInk.Mark => PdfLook.Ink,
        };
}
