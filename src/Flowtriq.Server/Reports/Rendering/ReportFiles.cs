using System.Text;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Reports.Rendering.Html;
using Flowtriq.Server.Reports.Rendering.Pdf;
using Flowtriq.Server.Reports.Stored;

namespace Flowtriq.Server.Reports.Rendering;

/// <summary>Renders reports. Every format is made of the same document, so all say the same.</summary>
internal sealed class ReportFiles(ReportHtml html, PdfPress press)
{
    /// <summary>A page is shown under a policy that lets nothing in but its own style; everything else is a file to keep.</summary>
    /// <param name="context">The request.</param>
    /// <param name="report">What is rendered.</param>
    /// <param name="format">As what.</param>
    /// <param name="address">Where the other formats of it are; null when a page shows no links to them.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task<IResult> AnswerAsync(
        HttpContext context,
        ReportDocument report,
        ReportFormat format,
        string? address,
        CancellationToken cancel
    )
    {
        var bytes = await WriteAsync(report, format, address, cancel);
        if (format != ReportFormat.Html)
            return TypedResults.File(bytes, format.Type(), ReportName.Of(report, format));
        context.Response.Headers.ContentSecurityPolicy = ReportStyle.ContentPolicy;
        return TypedResults.Bytes(bytes, format.Type());
    }

    /// <summary>That a link opens nothing, as a page.</summary>
    internal async Task<IResult> NothingAsync(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = ReportStyle.ContentPolicy;
        return TypedResults.Content(
            await html.NothingAsync(),
            ReportFormat.Html.Type(),
            statusCode: StatusCodes.Status404NotFound
        );
    }

    internal async Task<byte[]> WriteAsync(
        ReportDocument report,
        ReportFormat format,
        string? address,
        CancellationToken cancel
    ) =>
        format switch
        {
            ReportFormat.Html => Encoding.UTF8.GetBytes(await html.WriteAsync(report, address)),
            ReportFormat.Pdf => await press.WriteAsync(report, cancel),
            ReportFormat.Csv => ReportCsv.Write(report),
            ReportFormat.Json => Encoding.UTF8.GetBytes(ReportDocuments.Stored.Write(report)),
            ReportFormat.Text => Encoding.UTF8.GetBytes(ReportText.Write(report)),
        };
}
