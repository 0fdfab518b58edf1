namespace Flowtriq.Server.Contract.Reports;

/// <summary>One thing a report states.</summary>
/// <param name="Key">The same in every report of the kind: "peakBps".</param>
/// <param name="Label">What it is called.</param>
/// <param name="Text">As it is read, with its unit: "4.21 Gbps".</param>
/// <param name="Number">The same as a number in the unit; null for words and times.</param>
/// <param name="Unit">Unit of the number: "bps", "pps", "s", "share" (0..1), "" for a count.</param>
/// <param name="Time">The same as a moment; null for anything else.</param>
/// <param name="Main">True for the few that stand on the first page.</param>
public sealed record ReportFigure(
    string Key,
    string Label,
    string Text,
    double? Number = null,
    string Unit = "",
    DateTimeOffset? Time = null,
    bool Main = false
);
