using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.Reports.Composing;
using Flowtriq.Server.Reports.Rendering;
using Flowtriq.Server.Reports.Sharing;
using Flowtriq.Server.Reports.Stored;

namespace Flowtriq.Server.Reports.Scheduling;

/// <summary>The mails that bring scheduled reports: the summary, the main figures, a link to the rest, and the PDF while it is small.</summary>
internal sealed class ScheduleMail(ShareAddress address)
{
    /// <summary>A larger PDF stays behind its link: with its encoding and the text it is below the 10 MB that most servers take.</summary>
    internal const int MostAttached = 7_000_000;

    /// <param name="schedule">What it is sent for.</param>
    /// <param name="report">The report.</param>
    /// <param name="pdf">The same as a PDF.</param>
    /// <param name="token">What opens it.</param>
    /// <param name="until">When it does so no more.</param>
    /// <param name="to">The recipient.</param>
    internal Mail Of(
        ScheduleRow schedule,
        ReportDocument report,
        byte[] pdf,
        string token,
        DateTimeOffset until,
        string to
    )
    {
        var link = address.Of(token);
        var figures = report
            .Sections.SelectMany(static section => section.Figures)
            .Where(static figure => figure.Main)
            .Select(static figure => $"- {figure.Label}: {figure.Text}");
        return new(
            to,
            $"[{report.Organisation}] {report.Title}: {report.Subject}, {report.Span}",
            $"""
            {report.Summary}

            {string.Join('\n', figures)}

            To read:  {link}
            As a PDF: {link}?format=pdf
            As CSV:   {link}?format=csv

            The links open the report for whoever has them until {FigureText.Moment(until)}.
            """,
            Id: Id(schedule.Number, report.To, to),
            Attachment: pdf.Length <= MostAttached
                ? new MailAttachment(ReportName.Of(report, ReportFormat.Pdf), pdf)
                : null
        );
    }

    /// <summary>The same for the same period and recipient, so that no outbox holds two.</summary>
    private static string Id(long schedule, DateTimeOffset end, string to) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"report-{schedule}-{end.ToUnixTimeSeconds()}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(to)).AsSpan(0, 8))}"
        );
}
