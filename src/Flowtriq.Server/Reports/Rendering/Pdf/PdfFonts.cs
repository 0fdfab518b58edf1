using PdfSharp.Fonts;

namespace Flowtriq.Server.Reports.Rendering.Pdf;

/// <summary>The fonts of PDF files. They come with the program, so that a report looks the same on every machine.</summary>
internal sealed class PdfFonts : IFontResolver
{
    internal const string Sans = "IBM Plex Sans";
    internal const string Mono = "IBM Plex Mono";

    // The library keeps one resolver for the process.
    static PdfFonts() => GlobalFontSettings.FontResolver = new PdfFonts();

    private PdfFonts() { }

    /// <summary>Has the library use these fonts; more than once does nothing.</summary>
    internal static void Use() { }

    public FontResolverInfo ResolveTypeface(string familyName, bool bold, bool italic) =>
        new(
            familyName == Mono ? "mono"
            : bold ? "sans-bold"
            : "sans"
        );

    public byte[] GetFont(string faceName)
    {
        using var stream = typeof(PdfFonts).Assembly.GetManifestResourceStream($"reports/{faceName}.ttf")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
