using System.Globalization;
using System.Net;
using System.Text;
using Flowtriq.Server.Contract.Reports;

namespace Flowtriq.Server.Reports.Rendering.Charts;

/// <summary>A chart as a picture inside a page of HTML; its colours are the page's.</summary>
internal sealed class SvgCanvas : IChartCanvas
{
    private const double Width = 720;
    private const double Height = 240;
    private const double Letters = 11;
    private readonly StringBuilder svg = new();

    private SvgCanvas() { }

    internal static string Write(ReportChart chart)
    {
        var canvas = new SvgCanvas();
        canvas.svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode($"{chart.Title}. {chart.Summary}")}\">"
        );
        ChartDrawing.Draw(chart, canvas, Width, Height, Letters);
        return canvas.svg.Append("</svg>").ToString();
    }

    public void Line(double x1, double y1, double x2, double y2, ChartInk ink) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path class=\"{Class(ink)}\" d=\"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}\"/>"
        );

    public void Path(IReadOnlyList<(double X, double Y)> points, ChartInk ink)
    {
        svg.Append($"<path class=\"{Class(ink)}\" d=\"");
        foreach (var (i, (x, y)) in points.Index())
            svg.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{x:0.#} {y:0.#}");
        svg.Append("\"/>");
    }

    public void Box(double x, double y, double width, double height, ChartInk ink) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{Class(ink)}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{Math.Max(0.5, height):0.#}\"/>"
        );

    public void Words(double x, double y, string text, ChartAnchor anchor) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text class=\"{anchor.ToString().ToLowerInvariant()}\" x=\"{x:0.#}\" y=\"{y:0.#}\">{WebUtility.HtmlEncode(text)}</text>"
        );

    private static string Class(ChartInk ink) => ink.ToString().ToLowerInvariant();
}
