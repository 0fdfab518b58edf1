using System.Diagnostics.Metrics;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Reports;

/// <summary>Counters of reports.</summary>
internal sealed class ReportsMetrics(ServerMeter meter)
{
    private readonly Counter<long> made = meter.Value.CreateCounter<long>(
        "flowtriq_server_reports_made_total",
        description: "Reports that were made, by kind and by who asked."
    );

    private readonly Counter<long> opened = meter.Value.CreateCounter<long>(
        "flowtriq_server_report_shares_opened_total",
        description: "Uses of links that open a report without signing in, by outcome."
    );

    internal void Made(ReportKind kind, string by) =>
        made.Add(1, new("kind", kind.ToString()), new KeyValuePair<string, object?>("by", by));

    internal void Opened(bool found) =>
        opened.Add(1, new KeyValuePair<string, object?>("outcome", found ? "opened" : "unknown"));
}
