using Flowtriq.Server.Contract.Reports;

namespace Flowtriq.Server.Reports.Composing;

/// <summary>A section while it is written.</summary>
internal sealed class SectionDraft(string key, string title)
{
    private readonly List<string> text = [];
    private readonly List<ReportFigure> figures = [];
    private readonly List<ReportChart> charts = [];
    private readonly List<ReportTable> tables = [];
    private readonly List<string> fillIn = [];

    internal SectionDraft Say(string paragraph)
    {
        text.Add(paragraph);
        return this;
    }

    internal SectionDraft SayIf(bool holds, string paragraph) => holds ? Say(paragraph) : this;

    internal SectionDraft Word(string name, string label, string value, bool main = false) =>
        Add(new(name, label, value, Main: main));

    internal SectionDraft Moment(string name, string label, DateTimeOffset? time, string without, bool exact = false) =>
        Add(
            time is { } known
                ? new(name, label, exact ? FigureText.Exact(known) : FigureText.Moment(known), Time: known)
                : new(name, label, without)
        );

    internal SectionDraft Packets(string name, string label, double pps, bool main = false) =>
        Number(name, label, Cells.Packets(pps), main);

    internal SectionDraft Bits(string name, string label, double bps, bool main = false) =>
        Number(name, label, Cells.Bits(bps), main);

    internal SectionDraft Count(string name, string label, long count, bool main = false) =>
        Number(name, label, Cells.Count(count), main);

    internal SectionDraft Span(string name, string label, TimeSpan? span, string without = "none", bool main = false) =>
        span is null ? Word(name, label, without, main) : Number(name, label, Cells.Span(span), main);

    internal SectionDraft Share(string name, string label, double? share, string without, bool main = false) =>
        share is null ? Word(name, label, without, main) : Number(name, label, Cells.Share(share), main);

    internal SectionDraft Number(string name, string label, ReportCell cell, bool main = false) =>
        Add(new(name, label, cell.Text, cell.Number, cell.Unit, Main: main));

    internal SectionDraft Chart(ReportChart? chart)
    {
        if (chart is not null)
            charts.Add(chart);
        return this;
    }

    internal SectionDraft Table(
        string name,
        string heading,
        IReadOnlyList<ReportColumn> columns,
        IEnumerable<ReportCell[]> rows,
        string empty
    )
    {
        tables.Add(new(name, heading, columns, [.. rows], empty));
        return this;
    }

    internal SectionDraft FillIn(params string[] blanks)
    {
        fillIn.AddRange(blanks);
        return this;
    }

    internal ReportSection Done() => new(key, title, text, figures, charts, tables, fillIn);

    private SectionDraft Add(ReportFigure figure)
    {
        figures.Add(figure);
        return this;
    }
}
