using System.Globalization;

namespace Flowtriq.Agent.Kernel;

/// <summary>
/// Gives memory back that only a busy moment needed, so that a calm agent stays small: garbage, and the pages of programs and
/// constants that start-up, enrolment or an attack touched. What was never written the kernel maps in again from its cache on
/// first use.
/// </summary>
internal static unsafe class ResidentMemory
{
    private const int DontNeed = 4;

    /// <summary>Takes a few milliseconds; for calm moments only.</summary>
    internal static void Trim()
    {
        var unchanged = Unchanged();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        foreach (var (start, end) in unchanged)
            _ = LibC.Advise((void*)start, end - start, DontNeed);
    }

    // Mappings of files that may not be written and, having no page of their own, never were: relocated ones are left alone,
    // since their changes would be lost. proc_pid_smaps(5):
    // "55d0c0a00000-55d0c0f00000 r-xp 00200000 08:01 1234   /usr/bin/ftagent", then "Anonymous:   0 kB" among others.
    private static List<(nuint Start, nuint End)> Unchanged()
    {
        var found = new List<(nuint, nuint)>();
        (nuint Start, nuint End)? candidate = null;
        try
        {
            foreach (var line in File.ReadLines("/proc/self/smaps"))
            {
                if (line.StartsWith("Anonymous:", StringComparison.Ordinal))
                {
                    if (candidate is { } mapping && line.EndsWith(" 0 kB", StringComparison.Ordinal))
                        found.Add(mapping);
                    candidate = null;
                }
                else if (char.IsAsciiHexDigitLower(line[0]))
                {
                    candidate = OfFile(line);
                }
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Without the list of mappings the agent is only a little larger.
        }

        return found;
    }

    private static (nuint, nuint)? OfFile(string line)
    {
        var dash = line.IndexOf('-');
        var space = line.IndexOf(' ');
        return
            line.Contains('/', StringComparison.Ordinal)
            && line.AsSpan(space + 1, 4) is ("r-xp" or "r--p")
            && nuint.TryParse(line.AsSpan(0, dash), NumberStyles.HexNumber, null, out var start)
            && nuint.TryParse(line.AsSpan(dash + 1, space - dash - 1), NumberStyles.HexNumber, null, out var end)
            ? (start, end)
            : null;
    }
}
