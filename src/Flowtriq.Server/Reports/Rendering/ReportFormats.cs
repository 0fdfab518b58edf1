namespace Flowtriq.Server.Reports.Rendering;

/// <summary>The words of requests for formats.</summary>
internal static class ReportFormats
{
    internal const string Fault = "A report can be had as html, pdf, csv, json or txt.";

    /// <summary>The format of a word; null for any other word.</summary>
    internal static ReportFormat? Find(string? word) =>
        word switch
        {
            "html" => ReportFormat.Html,
            "pdf" => ReportFormat.Pdf,
            "csv" => ReportFormat.Csv,
            "json" => ReportFormat.Json,
            "txt" => ReportFormat.Text,
            _ => null,
        };

    internal static string Ending(this ReportFormat format) =>
        format switch
        {
            ReportFormat.Html => "html",
            ReportFormat.Pdf => "pdf",
            ReportFormat.Csv => "csv",
            ReportFormat.Json => "json",
            ReportFormat.Text => "txt",
        };

    internal static string Type(this ReportFormat format) =>
        format switch
        {
            ReportFormat.Html => "text/html; charset=utf-8",
            ReportFormat.Pdf => "application/pdf",
            ReportFormat.Csv => "text/csv; charset=utf-8",
            ReportFormat.Json => "application/json",
            ReportFormat.Text => "text/plain; charset=utf-8",
        };
}
