namespace Flowtriq.Server.Reports.Rendering.Charts;

/// <summary>Where charts are drawn: a page of HTML or of a PDF. Places are points from the left and from the top.</summary>
internal interface IChartCanvas
{
    void Line(double x1, double y1, double x2, double y2, ChartInk ink);

    void Path(IReadOnlyList<(double X, double Y)> points, ChartInk ink);

    void Box(double x, double y, double width, double height, ChartInk ink);

    /// <param name="x">Place of the anchor.</param>
    /// <param name="y">The line the word stands on.</param>
    /// <param name="text">The word.</param>
    /// <param name="anchor">Its part that stands there.</param>
    void Words(double x, double y, string text, ChartAnchor anchor);
}
