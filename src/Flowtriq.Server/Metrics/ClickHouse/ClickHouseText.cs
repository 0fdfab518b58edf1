using System.Globalization;
using System.Text;

namespace Flowtriq.Server.Metrics.ClickHouse;

/// <summary>
/// Texts as ClickHouse reads and writes them: literals in statements and cells of the TabSeparated format
/// (https://clickhouse.com/docs/interfaces/formats/TabSeparated), both escaped with a backslash.
/// </summary>
internal static class ClickHouseText
{
    /// <summary>A literal in a statement, with its quotes.</summary>
    internal static string Literal(string value) => $"'{Escape(value)}'";

    /// <summary>A text as a cell, or inside of a literal.</summary>
    internal static string Escape(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("'", "\\'", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\0", "\\0", StringComparison.Ordinal);

    /// <summary>The text of a cell.</summary>
    internal static string Unescape(string cell)
    {
        if (!cell.Contains('\\', StringComparison.Ordinal))
            return cell;
        var text = new StringBuilder(cell.Length);
        for (var i = 0; i < cell.Length; i++)
            text.Append(cell[i] == '\\' && i + 1 < cell.Length ? Meant(cell[++i]) : cell[i]);
        return text.ToString();
    }

    /// <summary>The lines of an answer, taken apart.</summary>
    internal static IEnumerable<string[]> Rows(string answer) =>
        answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('\t'));

    internal static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static char Meant(char escaped) =>
        escaped switch
        {
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'b' => '\b',
            'f' => '\f',
            '0' => '\0',
            _ => escaped,
        };
}
