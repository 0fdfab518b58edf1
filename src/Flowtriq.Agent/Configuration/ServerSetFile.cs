using System.Globalization;

namespace Flowtriq.Agent.Configuration;

/// <summary>The last good <see cref="ServerSet"/> in the state directory: the node keeps to it without the server too.</summary>
internal sealed class ServerSetFile(string stateDirectory, LineLog log)
{
    private const string VersionComment = "// version ";

    private readonly string _path = Path.Combine(stateDirectory, "server-config.json");

    internal ServerSet Read()
    {
        try
        {
            if (!File.Exists(_path))
                return ServerSet.Nothing;
            var text = File.ReadAllText(_path);
            var end = text.IndexOf('\n');
            if (
                end >= 0
                && text.StartsWith(VersionComment, StringComparison.Ordinal)
                && ulong.TryParse(text.AsSpan(VersionComment.Length, end - VersionComment.Length), out var version)
            )
                return new ServerSet(version, text[(end + 1)..]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            log.Warn("what the server set cannot be read", ("path", _path), ("reason", unreadable.Message));
        }

        return ServerSet.Nothing;
    }

    internal void Write(ServerSet set)
    {
        try
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{VersionComment}{set.Version}\n{set.Json}");
            File.WriteAllText(_path + ".new", text);
            File.Move(_path + ".new", _path, overwrite: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            log.Warn("what the server set cannot be kept", ("path", _path), ("reason", failed.Message));
        }
    }
}
