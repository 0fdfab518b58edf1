using System.Globalization;
using System.Text;
using Flowtriq.Server.Contract.Reports;

namespace Flowtriq.Server.Reports.Rendering;

/// <summary>Names of report files: plain letters, whatever the subject is called.</summary>
internal static class ReportName
{
    private const int Longest = 40;

    /// <summary>"service-level-report-acme-2026-10-01.pdf".</summary>
    internal static string Of(ReportDocument report, ReportFormat format)
    {
        var day = report.From.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{Plain(report.Title)}-{Plain(report.Subject)}-{day}.{format.Ending()}";
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                plain.Append(letter);
            else if (plain.Length > 0 && plain[^1] != '-')
                plain.Append('-');
        }

        var name = plain.ToString().Trim('-');
        return name.Length <= Longest ? name : name[..Longest].Trim('-');
    }
}
