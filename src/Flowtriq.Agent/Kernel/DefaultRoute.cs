using System.Globalization;

namespace Flowtriq.Agent.Kernel;

/// <summary>Finds the interfaces that carry a default route (proc_net(5): route, ipv6_route): where transit most likely is.</summary>
internal static class DefaultRoute
{
    private const int RouteUp = 1;

    internal static IReadOnlySet<string> Interfaces(string procRoot)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        // Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT
        foreach (var columns in Lines(Path.Combine(procRoot, "net/route")))
        {
            if (columns.Length >= 8 && columns[1] == "00000000" && columns[7] == "00000000" && IsUp(columns[3]))
                found.Add(columns[0]);
        }

        // destination prefix source prefix next-hop metric refcount use flags device
        foreach (var columns in Lines(Path.Combine(procRoot, "net/ipv6_route")))
        {
            if (columns.Length >= 10 && columns[0].All(c => c == '0') && columns[1] == "00" && IsUp(columns[8]))
                found.Add(columns[9]);
        }

        found.Remove("lo");
        return found;
    }

    private static bool IsUp(string flags) =>
        int.TryParse(flags, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits)
        && (bits & RouteUp) != 0;

    private static IEnumerable<string[]> Lines(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            yield break; // a kernel without IPv6 has no such file
        }

        foreach (var line in lines)
            yield return line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }
}
