using System.Globalization;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Reports.Gathering;

/// <summary>
/// Reads a table of prefixes and autonomous systems: a line for each, "prefix,number,name", with commas or tabs. A line that is
/// not one, such as a heading, is left out.
/// </summary>
internal static class AsTableReader
{
    internal static PrefixTable<AsEntry> Read(IEnumerable<string> lines) =>
        new(lines.Select(Line).OfType<Entry>().Select(static e => e.Pair));

    private static Entry? Line(string line)
    {
        var cells = line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : ',', 3);
        if (cells.Length < 2 || !IpPrefix.TryParse(cells[0].Trim(), out var prefix))
            return null;
        var number = cells[1].Trim();
        if (number.StartsWith("AS", StringComparison.OrdinalIgnoreCase))
            number = number[2..];
        return uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var system)
            ? new Entry(new(prefix, new AsEntry(system, cells.Length > 2 ? cells[2].Trim().Trim('"') : "")))
            : null;
    }

    private sealed record Entry(KeyValuePair<IpPrefix, AsEntry> Pair);
}
