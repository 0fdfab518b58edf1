using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Flowtriq.Core.Mitigation.Customers;

/// <summary>Fields of one line of comma-separated values (RFC 4180, without line breaks inside quotes).</summary>
internal static class CsvLine
{
    /// <summary>Splits a line; false when a quote is not closed or stands in the middle of a field.</summary>
    internal static bool TrySplit(string line, [NotNullWhen(true)] out string[]? fields)
    {
        var found = new List<string>();
        var field = new StringBuilder();
        fields = null;
        for (var at = 0; ; at++)
        {
            field.Clear();
            if (at < line.Length && line[at] == '"')
            {
                if (!TryQuoted(line, ref at, field))
                    return false;
            }
            else
            {
                for (; at < line.Length && line[at] != ','; at++)
                    field.Append(line[at]);
            }
            found.Add(field.ToString().Trim());
            if (at >= line.Length)
                break;
        }
        fields = [.. found];
        return true;
    }

    // Leaves the position on the comma after the closing quote, or at the end.
    private static bool TryQuoted(string line, ref int at, StringBuilder field)
    {
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                field.Append(line[at]);
                continue;
            }
            at++;
            if (at == line.Length || line[at] == ',')
                return true;
            if (line[at] != '"')
                return false;
            field.Append('"');
        }
        return false;
    }
}
