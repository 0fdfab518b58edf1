using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Platform;

/// <summary>Lists as CSV files (RFC 4180). A cell that a spreadsheet would take for a formula is made text.</summary>
internal static class CsvFile
{
    /// <summary>Most rows a file has.</summary>
    internal const int MostRows = 50_000;

    /// <summary>True when the request wants a file instead of a page.</summary>
    internal static bool IsWanted(string? format, HttpRequest request) =>
        format == "csv" || request.Headers.Accept.ToString().StartsWith("text/csv", StringComparison.Ordinal);

    /// <summary>The file.</summary>
    /// <param name="name">Its name: "incidents.csv".</param>
    /// <param name="header">The names of the columns, separated by commas.</param>
    /// <param name="rows">The cells of each row.</param>
    internal static FileContentHttpResult Of(string name, string header, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder(header).Append("\r\n");
        foreach (var cells in rows)
            text.AppendJoin(',', cells.Select(Quote)).Append("\r\n");
        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", name);
    }

    /// <summary>A moment in UTC; empty for none.</summary>
    internal static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A cell as it stands in the file.</summary>
    internal static string Quote(string cell)
    {
        if (cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal) && !IsNumber(cell))
            cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A negative number is no formula.</summary>
    private static bool IsNumber(string cell) =>
        double.TryParse(
            cell,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out _
        );
}
