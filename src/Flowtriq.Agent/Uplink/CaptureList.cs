using System.Globalization;
using System.Security.Cryptography;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// Captures the server does not have yet, oldest first, at most <see cref="Capacity"/>. Kept in a small file, so that a
/// transfer goes on after a restart of the agent. Safe from any thread.
/// </summary>
internal sealed class CaptureList(string path, LineLog log)
{
    internal const int Capacity = 200;

    // Guards the list and its file: the loop adds, the uplink's thread removes.
    private readonly Lock _gate = new();
    private readonly List<CaptureFile> _waiting = Load(path);

    internal CaptureFile? First
    {
        get
        {
            lock (_gate)
                return _waiting.Count == 0 ? null : _waiting[0];
        }
    }

    internal void Add(CaptureFile capture)
    {
        lock (_gate)
        {
            if (_waiting.Count >= Capacity)
            {
                log.Tell(
                    "capture_kept",
                    $"too many captures wait, the oldest stays on this node only: {_waiting[0].Path}"
                );
                _waiting.RemoveAt(0);
            }

            _waiting.Add(capture);
            Save_NeedsLock();
        }
    }

    internal void Remove(CaptureFile capture)
    {
        lock (_gate)
        {
            if (_waiting.RemoveAll(other => other.Id == capture.Id) > 0)
                Save_NeedsLock();
        }
    }

    private void Save_NeedsLock()
    {
        try
        {
            File.WriteAllLines($"{path}.new", _waiting.Select(Line));
            File.Move($"{path}.new", path, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            log.Tell("not_saved", $"the list of captures cannot be saved: {refused.Message}");
        }
    }

    private static string Line(CaptureFile capture) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{capture.Id:D} {capture.Observation:D} {capture.Length} {capture.PacketsBefore} {capture.PacketsTotal} {UnixMicroseconds.From(capture.Onset)} {capture.Sha256} {capture.Path}"
        );

    private static List<CaptureFile> Load(string path)
    {
        try
        {
            return File.Exists(path) ? [.. File.ReadLines(path).Select(Parse).OfType<CaptureFile>()] : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static CaptureFile? Parse(string line)
    {
        var parts = line.Split(' ', 8);
        return
            parts.Length == 8
            && Guid.TryParse(parts[0], out var id)
            && Guid.TryParse(parts[1], out var observation)
            && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var length)
            && int.TryParse(parts[3], CultureInfo.InvariantCulture, out var before)
            && int.TryParse(parts[4], CultureInfo.InvariantCulture, out var total)
            && long.TryParse(parts[5], CultureInfo.InvariantCulture, out var microseconds)
            && UnixMicroseconds.TryParse(microseconds, out var onset)
            && parts[6].Length == 2 * SHA256.HashSizeInBytes
            && parts[6].All(char.IsAsciiHexDigit)
            ? new CaptureFile(id, observation, parts[7], length, before, total, parts[6], onset)
            : null;
    }
}
