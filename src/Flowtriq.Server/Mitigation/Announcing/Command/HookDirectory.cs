using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Announcing.Command;

/// <summary>
/// Where programs of the operator's must lie to be run: DATA/hooks. Whoever may change the configuration through the API
/// chooses among these; only whoever may write there, on the machine itself, adds one.
/// </summary>
internal sealed class HookDirectory(DataDirectory data)
{
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode Executable =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly string root = data.Folder("hooks");

    internal string PathOf(string program) => Path.Combine(root, program);

    /// <summary>Why this program cannot be run, or null when it can.</summary>
    internal string? Obstacle(string program)
    {
        if (program.Length is 0 or > 128 || program != Path.GetFileName(program) || program is "." or "..")
            return "is not the name of a file";
        var path = PathOf(program);
        if (!File.Exists(path))
            return $"is not in {root}";
        if (OperatingSystem.IsWindows())
            return null;
        var mode = File.GetUnixFileMode(path);
        return (mode & Executable) == UnixFileMode.None ? "is not executable"
            : (mode & WritableByOthers) != UnixFileMode.None ? "can be written by others than its owner"
            : null;
    }
}
