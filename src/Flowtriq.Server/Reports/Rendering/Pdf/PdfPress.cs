using Flowtriq.Server.Contract.Reports;

namespace Flowtriq.Server.Reports.Rendering.Pdf;

/// <summary>Makes PDF files, one at a time: the library's fonts are shared, and a report must not take the machine.</summary>
internal sealed class PdfPress : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    internal async Task<byte[]> WriteAsync(ReportDocument report, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            PdfFonts.Use();
            return PdfReport.Write(report);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
