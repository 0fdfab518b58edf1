using Flowtriq.Server.Contract.Reports;

namespace Flowtriq.Server.Reports.Stored;

/// <summary>Which reports to list; null or empty means any.</summary>
internal sealed record ReportFilter
{
    internal IReadOnlyList<ReportKind> Kinds { get; init; } = [];
    internal long? Customer { get; init; }
    internal long? Incident { get; init; }
    internal int Limit { get; init; } = 50;
    internal int Offset { get; init; }
}
