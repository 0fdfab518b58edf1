using System.Globalization;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Namespaces;

/// <summary>
/// This machine once more, to install things on: its files under an overlay in memory, a real systemd of its own, this
/// machine's network. Everything written is gone with it.
/// </summary>
public sealed class OwnRoot : IAsyncDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static int count;
    private readonly RunningProcess process;
    private readonly string first;

    private OwnRoot(RunningProcess process, string first) => (this.process, this.first) = (process, first);

    /// <summary>Its files, as seen from this machine.</summary>
    public string Files => $"/proc/{first}/root";

    /// <summary>Why none can be made here; null when one can.</summary>
    public static string? Obstacle()
    {
        if (!Environment.IsPrivilegedProcess)
            return "a root of its own needs root";
        var missing = new[] { "unshare", "nsenter", "pivot_root", "systemctl", "curl" }
            .Where(static tool => !Command.Exists(tool))
            .ToArray();
        return missing.Length == 0 ? null : $"not installed: {string.Join(", ", missing)}";
    }

    public static async Task<OwnRoot> BootAsync()
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"flowtriq-root-{Environment.ProcessId}-{Interlocked.Increment(ref count)}"
        );
        var booted = RunningProcess.Start("bash", ["-c", Script(), "own-root.sh", name], Lifetime);
        var line = await booted.LineAsync(static text => text.StartsWith("pid ", StringComparison.Ordinal), StartLimit);
        var root = new OwnRoot(booted, line["pid ".Length..]);
        // "degraded" will do: a service of this machine that does not start in there is none of our business.
        await root.RunAsync(
            "until systemctl is-system-running --wait 2>&1 | grep -qE 'running|degraded'; do sleep 0.1; done"
        );
        return root;
    }

    /// <summary>Runs a line of shell in there as root, in an empty directory.</summary>
    public Task<CommandResult> TryAsync(string line, string? input = null) =>
        Command.RunAsync(
            "nsenter",
            [
                .. new[] { "-t", first, "-m", "-p", "-u", "-i", "-C", "-r" },
                .. new[]
                {
                    "env",
                    "-i",
                    "HOME=/root",
                    "LC_ALL=C",
                    "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                },
                .. new[] { "sh", "-c", $"mkdir -p /run/here && cd /run/here && {{ {line}\n}}" },
            ],
            input: input
        );

    /// <summary>The same, and a failure throws with everything it said.</summary>
    public async Task<string> RunAsync(string line)
    {
        var result = await TryAsync(line);
        return result.Succeeded
            ? result.Output
            : throw new InvalidOperationException($"{line}: exit {result.ExitCode}: {result.Error}{result.Output}");
    }

    /// <summary>Every path that differs from this machine's: made, changed or removed in there since it was booted.</summary>
    public IReadOnlyList<string> Changes()
    {
        var written = $"{Files}/mnt";
        return
        [
            .. Directory
                .EnumerateFileSystemEntries(written, "*", SearchOption.AllDirectories)
                .Where(path => Differs(path, path[written.Length..]))
                .Select(path => path[written.Length..])
                .Order(StringComparer.Ordinal),
        ];
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static bool Differs(string there, string here)
    {
        var entry = new FileInfo(there);
        if (entry.Attributes.HasFlag(FileAttributes.Directory))
            return !Directory.Exists(here);
        if (entry.LinkTarget is { } target)
            return new FileInfo(here).LinkTarget != target;
        // A removed file is a device in an overlay.
        if (entry.UnixFileMode == UnixFileMode.None && entry.Length == 0)
            return File.Exists(here);
        return !File.Exists(here) || !File.ReadAllBytes(there).AsSpan().SequenceEqual(File.ReadAllBytes(here));
    }

    private static string Script()
    {
        using var stream = typeof(OwnRoot).Assembly.GetManifestResourceStream("own-root.sh")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
