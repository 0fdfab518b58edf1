using System.Globalization;
using Flowtriq.Agent.Configuration;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Capture;

/// <summary>
/// The folder of captures and its limits: refuses a new one when the disk is nearly full, and removes the oldest beyond the
/// total size and age. A capture being written ends in ".part".
/// </summary>
internal sealed class CaptureStore(string folder, CaptureConfig config, TimeProvider time)
{
    internal const string Extension = ".pcapng";
    internal const string UnfinishedExtension = ".part";

    private bool _prepared;

    /// <summary>The store that a configuration describes.</summary>
    internal static CaptureStore Of(AgentConfig config) =>
        new(
            config.Capture.Directory ?? Path.Combine(config.StateDirectory, "captures"),
            config.Capture,
            TimeProvider.System
        );

    /// <summary>Makes the folder, readable by the agent's user alone; the first time also removes what is over the limits.</summary>
    internal void Prepare()
    {
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(folder, Private);
        if (_prepared)
            return;
        _prepared = true;
        Prune();
    }

    /// <summary>What an earlier process left unfinished; empty when there is no folder yet.</summary>
    internal IReadOnlyList<string> Unfinished() =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, $"*{UnfinishedExtension}") : [];

    /// <summary>The name that an unfinished capture gets when it is complete.</summary>
    internal static string FinalName(string unfinished) => unfinished[..^UnfinishedExtension.Length];

    /// <summary>Whether a file, finished or not, is the capture of this identity.</summary>
    internal static bool IsOf(string path, Guid id) => path.Contains($"-{id:N}{Extension}", StringComparison.Ordinal);

    /// <summary>Why no capture may begin now; null when one may.</summary>
    internal string? Refusal()
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return free >= config.FreeBytes
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{free >> 20} MiB free, {config.FreeBytes >> 20} MiB must stay"
            );
    }

    /// <summary>Where the capture of an attack goes: the name sorts by time and says whom it hit.</summary>
    internal string PathOf(Guid id, DateTimeOffset onset, IpPrefix? target)
    {
        var whom = target is { } prefix ? prefix.ToString().Replace('/', '_').Replace(':', '-') : "unattributed";
        var when = onset.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        return Path.Combine(folder, $"{when}-{whom}-{id:N}{Extension}");
    }

    /// <summary>Removes captures beyond age and total size, oldest first; returns how many.</summary>
    internal int Prune()
    {
        var oldest = time.GetUtcNow().UtcDateTime - config.Age;
        var removed = 0;
        long kept = 0;
        var newestFirst = new DirectoryInfo(folder)
            .EnumerateFiles($"*{Extension}")
            .OrderByDescending(file => file.LastWriteTimeUtc);
        foreach (var file in newestFirst)
        {
            if (file.LastWriteTimeUtc >= oldest && kept + file.Length <= config.TotalBytes)
            {
                kept += file.Length;
                continue;
            }

            file.Delete();
            removed++;
        }

        return removed;
    }
}
