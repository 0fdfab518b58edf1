using PdfSharp.Drawing;

namespace Flowtriq.Server.Reports.Rendering.Pdf;

/// <summary>Fonts and colours of PDF files: those of the console in its light theme.</summary>
internal sealed class PdfLook
{
    internal static readonly XColor Ink = Color(0x0F171E);
    internal static readonly XColor Soft = Color(0x566472);
    internal static readonly XColor Faint = Color(0xDFE5EC);
    internal static readonly XColor Paper = Color(0xF3F5F8);
    internal static readonly XColor Accent = Color(0x0A62CF);
    internal static readonly XColor Mitigation = Color(0xA3309A);
    internal static readonly XColor Warning = Color(0x7D5C00);

    internal XFont Title { get; } = Bold(24);
    internal XFont Subject { get; } = Plain(13);
    internal XFont Heading { get; } = Bold(14);
    internal XFont Caption { get; } = Bold(9.5);
    internal XFont Body { get; } = Plain(9.5);
    internal XFont BodyBold { get; } = Bold(9.5);
    internal XFont Lead { get; } = Plain(10.5);
    internal XFont Figure { get; } = Bold(14);
    internal XFont Small { get; } = Plain(8);
    internal XFont Cell { get; } = Plain(8.5);
    internal XFont Code { get; } = new(PdfFonts.Mono, 7.5, XFontStyleEx.Regular, XPdfFontOptions.UnicodeDefault);
    internal XFont Chart { get; } = Plain(7);

    internal static XBrush Brush(XColor color) => new XSolidBrush(color);

    private static XFont Plain(double size) =>
        new(PdfFonts.Sans, size, XFontStyleEx.Regular, XPdfFontOptions.UnicodeDefault);

    private static XFont Bold(double size) =>
        new(PdfFonts.Sans, size, XFontStyleEx.Bold, XPdfFontOptions.UnicodeDefault);

    private static XColor Color(int rgb) => XColor.FromArgb((rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF);
}
