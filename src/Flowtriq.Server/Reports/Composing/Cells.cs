using Flowtriq.Server.Contract.Reports;

namespace Flowtriq.Server.Reports.Composing;

/// <summary>Cells and figures with their numbers.</summary>
internal static class Cells
{
    internal static ReportCell Word(string? text) => new(text is { Length: > 0 } ? text : "–");

    internal static ReportCell Time(DateTimeOffset? time) => new(time is { } moment ? FigureText.Moment(moment) : "–");

    internal static ReportCell Exact(DateTimeOffset time) => new(FigureText.Exact(time));

    internal static ReportCell Packets(double pps) => new(FigureText.Packets(pps), Math.Round(pps), "pps");

    internal static ReportCell Bits(double bps) => new(FigureText.Bits(bps), Math.Round(bps), "bps");

    internal static ReportCell Count(long count) => new(FigureText.Count(count), count);

    internal static ReportCell Share(double? share) =>
        share is { } known ? new(FigureText.Percent(known), Math.Round(known, 6), "share") : new("–");

    internal static ReportCell Bytes(long bytes) => new(FigureText.Bytes(bytes), bytes, "B");

    internal static ReportCell Span(TimeSpan? span) =>
        span is { } known ? new(FigureText.Span(known), Math.Round(known.TotalSeconds, 3), "s") : new("–");
}
