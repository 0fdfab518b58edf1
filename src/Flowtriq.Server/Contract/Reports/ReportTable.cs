namespace Flowtriq.Server.Contract.Reports;

/// <summary>A table.</summary>
/// <param name="Key">The same in every report of the kind: "vectors".</param>
/// <param name="Title">What it lists.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, each with a cell for each column.</param>
/// <param name="Empty">What is said when there are no rows.</param>
public sealed record ReportTable(
    string Key,
    string Title,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<IReadOnlyList<ReportCell>> Rows,
    string Empty
);
