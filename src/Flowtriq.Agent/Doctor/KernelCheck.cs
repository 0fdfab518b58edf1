using System.Globalization;

namespace Flowtriq.Agent.Doctor;

/// <summary>Which kernel this is, and what an old one lacks.</summary>
internal static class KernelCheck
{
    private const string Name = "kernel";
    private static readonly Version Oldest = new(4, 9);
    private static readonly Version IgnoresOutgoing = new(4, 20);

    /// <param name="release">As in /proc/sys/kernel/osrelease: "6.1.0-13-amd64".</param>
    internal static Finding Look(string release) =>
        Parse(release) switch
        {
            null => Finding.Warning(Name, $"\"{release}\" is no release this program knows", ""),
            { } version when version < Oldest => Finding.Warning(
                Name,
                $"Linux {release} is older than {Oldest}, the oldest tried",
                "take a newer kernel, or watch the counters alone: capture.mode \"counters\""
            ),
            { } version when version < IgnoresOutgoing => Finding.Warning(
                Name,
                $"Linux {release} shows the packet tap outgoing packets too, which a filter then refuses: it costs forwarding a little",
                $"{IgnoresOutgoing} and later do not (PACKET_IGNORE_OUTGOING)"
            ),
            _ => Finding.Ok(Name, $"Linux {release}"),
        };

    private static Version? Parse(string release)
    {
        var parts = release.Split('.', '-');
        return
            parts.Length >= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? new Version(major, minor)
            : null;
    }
}
