using System.Diagnostics;
using System.Text;

namespace Flowtriq.Server.Tests.Reports;

/// <summary>What stands in a PDF, read by poppler's pdftotext.</summary>
internal static class PdfText
{
    /// <summary>The text of each page.</summary>
    internal static async Task<string[]> PagesAsync(byte[] pdf)
    {
        if (!File.Exists("/usr/bin/pdftotext"))
            Assert.Skip("poppler-utils is not installed");
        var folder = Directory.CreateTempSubdirectory("flowtriq-pdf-");
        try
        {
            var file = Path.Combine(folder.FullName, "report.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            using var reader = Process.Start(
                new ProcessStartInfo("/usr/bin/pdftotext", ["-raw", "-enc", "UTF-8", file, "-"])
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    StandardOutputEncoding = Encoding.UTF8,
                }
            )!;
            var errors = reader.StandardError.ReadToEndAsync();
            var text = await reader.StandardOutput.ReadToEndAsync();
            await reader.WaitForExitAsync();
            Assert.True(reader.ExitCode == 0, await errors);
            return text.TrimEnd('\f').Split('\f');
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Without spaces and line ends, which a page sets as it has room.</summary>
    internal static string Packed(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));
}
