namespace Flowtriq.Server.Reports.Rendering;

/// <summary>As what a report can be had.</summary>
internal enum ReportFormat
{
    Html,
    Pdf,
    Csv,
    Json,
    Text,
}
