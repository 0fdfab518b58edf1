using PdfSharp.Drawing;

namespace Flowtriq.Server.Reports.Rendering.Pdf;

/// <summary>Text on pages: broken into lines, and into pieces where a word alone is wider than a line.</summary>
internal static class PdfWords
{
    private const double Leading = 1.35;

    internal static double LineHeight(XFont font) => font.Size * Leading;

    /// <summary>The lines a text takes in a width.</summary>
    internal static List<string> Lines(XGraphics graphics, string text, XFont font, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (Fits(longer))
                {
                    line = longer;
                    continue;
                }

                if (line.Length > 0)
                    lines.Add(line);
                line = word;
                while (!Fits(line) && line.Length > 1)
                {
                    var head = Head(line);
                    lines.Add(line[..head]);
                    line = line[head..];
                }
            }

            lines.Add(line);
        }

        return lines;

        bool Fits(string part) => graphics.MeasureString(part, font).Width <= width;

        // The longest beginning that fits, found by halving.
        int Head(string word)
        {
            var (fits, tooLong) = (1, word.Length);
            while (tooLong - fits > 1)
            {
                var middle = (fits + tooLong) / 2;
                if (Fits(word[..middle]))
                    fits = middle;
                else
                    tooLong = middle;
            }

            return fits;
        }
    }

    /// <summary>Draws lines below each other.</summary>
    internal static void Draw(
        XGraphics graphics,
        IReadOnlyList<string> lines,
        XFont font,
        XColor color,
        XRect box,
        bool right = false
    )
    {
        var brush = PdfLook.Brush(color);
        var height = LineHeight(font);
        foreach (var (i, line) in lines.Index())
        {
            graphics.DrawString(
                line,
                font,
                brush,
                new XRect(box.X, box.Y + (i * height), box.Width, height),
                right ? XStringFormats.CenterRight : XStringFormats.CenterLeft
            );
        }
    }

    /// <summary>A paragraph over the whole width; it goes on on the next page where this one ends.</summary>
    internal static void Paragraph(PdfPages pages, string text, XFont font, XColor color)
    {
        var height = LineHeight(font);
        foreach (var line in Lines(pages.Graphics, text, font, PdfPages.Width))
        {
            pages.Need(height);
            Draw(pages.Graphics, [line], font, color, new XRect(PdfPages.Margin, pages.Y, PdfPages.Width, height));
            pages.Space(height);
        }
    }
}
