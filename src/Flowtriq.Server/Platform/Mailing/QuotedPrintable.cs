using System.Text;

namespace Flowtriq.Server.Platform.Mailing;

/// <summary>Text that every mail server passes on unchanged (RFC 2045, section 6.7).</summary>
internal static class QuotedPrintable
{
    private const int LongestLine = 76;

    /// <summary>Lines end with CR LF; the last one too.</summary>
    internal static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + (text.Length / 8));
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
            Line(encoded, Encoding.UTF8.GetBytes(line));
        return encoded.ToString();
    }

    private static void Line(StringBuilder encoded, byte[] line)
    {
        var length = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var plain = line[i] is >= (byte)' ' and <= (byte)'~' and not (byte)'=' && !EndsInSpace(line, i);
            var width = plain ? 1 : 3;
            // One place is kept for the sign that the line goes on.
            if (length + width > LongestLine - 1)
            {
                encoded.Append("=\r\n");
                length = 0;
            }

            if (plain)
                encoded.Append((char)line[i]);
            else
                encoded.Append('=').Append(Convert.ToHexString(line, i, 1));
            length += width;
        }

        encoded.Append("\r\n");
    }

    private static bool EndsInSpace(byte[] line, int at) => line[at] == (byte)' ' && at == line.Length - 1;
}
