using System.Globalization;
using System.Text.Json;

namespace Flowtriq.Server.Ctl;

/// <summary>Lists for people: aligned columns, nothing else, so that awk and grep still work.</summary>
internal static class CtlTable
{
    private const string Gap = "  ";

    /// <summary>Writes the rows under their headings.</summary>
    internal static void Write(TextWriter output, string[] headings, IEnumerable<string[]> rows)
    {
        List<string[]> all = [headings, .. rows];
        var widths = headings.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        foreach (var row in all)
        {
            var cells = row.Select((cell, column) => cell.PadRight(widths[column]));
            output.WriteLine(string.Join(Gap, cells).TrimEnd());
        }
    }

    /// <summary>A member as one line of printable text; "-" when it is absent or empty.</summary>
    internal static string Text(this JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out var value))
            return "-";
        var text = value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.Array => string.Join(',', value.EnumerateArray()),
            _ => value.ToString(),
        };
        return text.Length == 0 ? "-" : Printable(text);
    }

    /// <summary>What others named must not move the cursor of whoever reads it.</summary>
    internal static string Printable(string text) => new([.. text.Select(static c => char.IsControl(c) ? ' ' : c)]);

    /// <summary>A time in UTC, to the second.</summary>
    internal static string Time(this JsonElement item, string name) =>
        item.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.TryGetDateTimeOffset(out var time)
            ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ssZ", CultureInfo.InvariantCulture)
            : "-";

    /// <summary>A rate with a metric prefix: "1.2M".</summary>
    internal static string Rate(this JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Number)
            return "-";
        var (rate, prefix) = value.GetDouble() switch
        {
            >= 1e9 and var giga => (giga / 1e9, "G"),
            >= 1e6 and var mega => (mega / 1e6, "M"),
            >= 1e3 and var kilo => (kilo / 1e3, "k"),
            var plain => (plain, ""),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{rate:0.#}{prefix}");
    }
}
