using System.Globalization;

namespace Flowtriq.Agent.Kernel;

/// <summary>What a process may do (capabilities(7)), from proc_pid_status(5).</summary>
/// <param name="Effective">The set in force, one bit a capability.</param>
internal readonly record struct ProcessCapabilities(ulong Effective)
{
    private const int NetAdminBit = 12;
    private const int NetRawBit = 13;
    private const string Label = "CapEff:";

    internal bool NetAdmin => (Effective >> NetAdminBit & 1) == 1;

    internal bool NetRaw => (Effective >> NetRawBit & 1) == 1;

    /// <summary>Reads those of a process, "self" or a number; null when the kernel does not tell.</summary>
    internal static ProcessCapabilities? Read(string procRoot, string process)
    {
        try
        {
            foreach (var line in File.ReadLines(Path.Combine(procRoot, process, "status")))
            {
                if (
                    line.StartsWith(Label, StringComparison.Ordinal)
                    && ulong.TryParse(
                        line.AsSpan(Label.Length).Trim(),
                        NumberStyles.HexNumber,
                        CultureInfo.InvariantCulture,
                        out var set
                    )
                )
                    return new ProcessCapabilities(set);
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // A process of another user behind hidepid, or one that is gone.
        }

        return null;
    }
}
