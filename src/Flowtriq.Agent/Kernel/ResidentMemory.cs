using System.Globalization;

namespace Flowtriq.Agent.Kernel;

/// <summary>
/// Gives memory back that only a busy moment needed, so that a calm agent stays small: garbage, and the pages of program text that
/// start-up, enrolment or an attack touched. Text is never written, so the kernel maps it in again from its cache on first use.
/// </summary>
internal static unsafe class ResidentMemory
{
    private const int DontNeed = 4;

    /// <summary>Takes a few milliseconds; for calm moments only.</summary>
    internal static void Trim()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            foreach (var line in File.ReadLines("/proc/self/maps"))
                DropText(line);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Without the list of mappings the agent is only a little larger.
        }
    }

    // "55d0c0a00000-55d0c0f00000 r-xp 00200000 08:01 1234   /usr/bin/ftagent" (proc_pid_maps(5))
    private static void DropText(string line)
    {
        if (!line.Contains(" r-xp ", StringComparison.Ordinal) || !line.Contains('/', StringComparison.Ordinal))
            return;
        var dash = line.IndexOf('-');
        var space = line.IndexOf(' ');
        if (
            nuint.TryParse(line.AsSpan(0, dash), NumberStyles.HexNumber, null, out var start)
            && nuint.TryParse(line.AsSpan(dash + 1, space - dash - 1), NumberStyles.HexNumber, null, out var end)
        )
            _ = LibC.Advise((void*)start, end - start, DontNeed);
    }
}
