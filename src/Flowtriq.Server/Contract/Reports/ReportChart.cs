namespace Flowtriq.Server.Contract.Reports;

/// <summary>A chart.</summary>
/// <param name="Key">The same in every report of the kind: "traffic".</param>
/// <param name="Title">What it shows.</param>
/// <param name="Summary">The same in a sentence, for who cannot see it.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Unit">Unit of the values: "bps", "pps", "" for counts.</param>
/// <param name="X">Seconds since 1970; empty for bars.</param>
/// <param name="Labels">A word for each bar; empty for lines.</param>
/// <param name="Series">What is drawn.</param>
/// <param name="Marks">Moments worth marking.</param>
public sealed record ReportChart(
    string Key,
    string Title,
    string Summary,
    ChartKind Kind,
    string Unit,
    IReadOnlyList<double> X,
    IReadOnlyList<string> Labels,
    IReadOnlyList<ChartSeries> Series,
    IReadOnlyList<ChartMark> Marks
);
