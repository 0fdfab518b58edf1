using Flowtriq.Server.Contract.Reports;

namespace Flowtriq.Server.Reports.Rendering.Charts;

/// <summary>Draws a chart; where is the canvas's business, so that it looks the same everywhere.</summary>
internal sealed class ChartDrawing
{
    private const double Letter = 0.55;
    private const double Dot = 3;
    private readonly ReportChart chart;
    private readonly IChartCanvas canvas;
    private readonly double size;
    private readonly double left;
    private readonly double right;
    private readonly double top;
    private readonly double bottom;
    private readonly IReadOnlyList<double> values;
    private readonly List<(ChartMark Mark, int Row)> marks;

    private ChartDrawing(ReportChart chart, IChartCanvas canvas, double width, double height, double size)
    {
        this.chart = chart;
        this.canvas = canvas;
        this.size = size;
        values = ChartScale.Values(chart.Series.SelectMany(static s => s.Values).Max() ?? 0);
        left = values.Max(value => ChartScale.Word(value, chart.Unit).Length * size * Letter) + size;
        right = width - size;
        marks = Rows();
        var rows = marks.Count == 0 ? 0 : marks.Max(static mark => mark.Row) + 1;
        top = size * (2.4 + (rows * 1.3));
        bottom = height - (size * 2);
    }

    /// <summary>Draws it into a box.</summary>
    /// <param name="chart">What.</param>
    /// <param name="canvas">Where.</param>
    /// <param name="width">Of the box.</param>
    /// <param name="height">Of the box.</param>
    /// <param name="size">Of letters.</param>
    internal static void Draw(ReportChart chart, IChartCanvas canvas, double width, double height, double size)
    {
        var drawing = new ChartDrawing(chart, canvas, width, height, size);
        drawing.Legend();
        drawing.Grid();
        if (chart.Kind == ChartKind.Lines)
            drawing.Lines();
        else
            drawing.Bars();
    }

    internal static ChartInk Ink(ChartTone tone) =>
        tone switch
        {
            ChartTone.Traffic => ChartInk.Traffic,
            ChartTone.Dropped => ChartInk.Dropped,
            ChartTone.Reference => ChartInk.Reference,
        };

    private void Legend()
    {
        var x = left;
        foreach (var series in chart.Series)
        {
            canvas.Box(x, size * 0.35, size, size * 0.7, Ink(series.Tone));
            canvas.Words(x + (size * 1.5), size, series.Name, ChartAnchor.Start);
            x += size * (3 + (series.Name.Length * Letter));
        }
    }

    private void Grid()
    {
        foreach (var value in values)
        {
            canvas.Line(left, Y(value), right, Y(value), ChartInk.Grid);
            canvas.Words(
                left - (size * 0.5),
                Y(value) + (size * 0.35),
                ChartScale.Word(value, chart.Unit),
                ChartAnchor.End
            );
        }
    }

    private void Lines()
    {
        foreach (var (at, word) in ChartScale.Times(chart.X[0], chart.X[^1]))
        {
            canvas.Line(X(at), bottom, X(at), bottom + (size * 0.4), ChartInk.Grid);
            canvas.Words(X(at), bottom + (size * 1.5), word, Anchor(X(at), word));
        }

        foreach (var (mark, row) in marks)
        {
            // Beside its line, so that neither hides the other.
            var (x, y) = (X(mark.At), size * (2.3 + (row * 1.3)));
            var before = StandsBefore(mark);
            canvas.Line(x, y - (size * 0.8), x, bottom, ChartInk.Mark);
            canvas.Words(
                before ? x - (size * 0.4) : x + (size * 0.4),
                y,
                mark.Label,
                before ? ChartAnchor.End : ChartAnchor.Start
            );
        }

        foreach (var series in chart.Series)
            Curve(series);
    }

    /// <summary>A gap in the values is a gap in the line.</summary>
    private void Curve(ChartSeries series)
    {
        var run = new List<(double X, double Y)>();
        for (var i = 0; i <= series.Values.Count; i++)
        {
            if (i < series.Values.Count && series.Values[i] is { } value)
            {
                run.Add((X(chart.X[i]), Y(value)));
                continue;
            }

            // A single point is no line, and would not be seen.
            if (run.Count == 1)
                canvas.Box(run[0].X - (Dot / 2), run[0].Y - (Dot / 2), Dot, Dot, Ink(series.Tone));
            if (run.Count > 1)
                canvas.Path(run, Ink(series.Tone));
            run = [];
        }
    }

    private void Bars()
    {
        var count = chart.Labels.Count;
        var slot = (right - left) / Math.Max(1, count);
        var longest = chart.Labels.Select(static label => label.Length).DefaultIfEmpty(1).Max();
        var every = Math.Max(1, (int)Math.Ceiling((longest + 1) * size * Letter / slot));
        for (var i = 0; i < count; i++)
        {
            var middle = left + (slot * (i + 0.5));
            if (i % every == 0)
                canvas.Words(middle, bottom + (size * 1.5), chart.Labels[i], ChartAnchor.Middle);
            if (chart.Series[0].Values[i] is not ({ } value and > 0))
                continue;
            var width = Math.Min(slot * 0.7, size * 6);
            canvas.Box(middle - (width / 2), Y(value), width, bottom - Y(value), Ink(chart.Series[0].Tone));
            if (every == 1)
                canvas.Words(middle, Y(value) - (size * 0.4), ChartScale.Word(value, chart.Unit), ChartAnchor.Middle);
        }
    }

    /// <summary>Labels that would run into each other stand above each other.</summary>
    private List<(ChartMark, int)> Rows()
    {
        var ends = new List<double>();
        var placed = new List<(ChartMark, int)>();
        foreach (var mark in chart.Marks.OrderBy(static mark => mark.At))
        {
            var length = Length(mark);
            var start = StandsBefore(mark) ? X(mark.At) - length : X(mark.At);
            var row = ends.FindIndex(end => end < start);
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }

            ends[row] = start + length + size;
            placed.Add((mark, row));
        }

        return placed;
    }

    private double Length(ChartMark mark) => size * (0.4 + (mark.Label.Length * Letter));

    /// <summary>There is no room for the label behind its line.</summary>
    private bool StandsBefore(ChartMark mark) => X(mark.At) + Length(mark) > right + size;

    private ChartAnchor Anchor(double x, string word)
    {
        var half = word.Length * size * Letter / 2;
        return x + half > right + size ? ChartAnchor.End
            : x < half ? ChartAnchor.Start
            : ChartAnchor.Middle;
    }

    private double X(double at) =>
        left + ((right - left) * (at - chart.X[0]) / Math.Max(1e-9, chart.X[^1] - chart.X[0]));

    private double Y(double value) => bottom - ((bottom - top) * value / Math.Max(1e-9, values[^1]));
}
