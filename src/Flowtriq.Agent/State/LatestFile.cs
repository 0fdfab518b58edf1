namespace Flowtriq.Agent.State;

/// <summary>
/// A file that holds the latest of what is written to it. Writing happens behind the loop's back and replaces the file whole by
/// renaming, so that a crash leaves either the old one or the new one; what comes while one is being written is written after it.
/// </summary>
/// <param name="path">The file; its directory is made when it is missing.</param>
/// <param name="mode">Permissions; null for what the process's mask gives.</param>
/// <param name="complaint">What the log says when it cannot be written.</param>
/// <param name="log">Where it says so.</param>
internal sealed class LatestFile(string path, UnixFileMode? mode, string complaint, LineLog log)
{
    private readonly Lock _guard = new(); // guards _waiting and _writing
    private byte[]? _waiting;
    private Thread? _writing;

    /// <summary>
    /// Writes without waiting for the disk. One short-lived thread is cheaper than a pool, which would keep two workers and their
    /// gate awake for 20 s after each.
    /// </summary>
    internal void Write(byte[] bytes)
    {
        lock (_guard)
        {
            _waiting = bytes;
            if (_writing is not null)
                return;
            _writing = new Thread(WriteAll, maxStackSize: 128 * 1024) { IsBackground = true, Name = "file" };
            _writing.Start();
        }
    }

    /// <summary>Waits for the disk, at most <paramref name="limit"/>.</summary>
    internal void Finish(TimeSpan limit)
    {
        Thread? writing;
        lock (_guard)
            writing = _writing;
        writing?.Join(limit);
    }

    private void WriteAll()
    {
        while (true)
        {
            byte[]? bytes;
            lock (_guard)
            {
                bytes = _waiting;
                _waiting = null;
                if (bytes is null)
                {
                    _writing = null;
                    return;
                }
            }

            WriteOne(bytes);
        }
    }

    private void WriteOne(byte[] bytes)
    {
        var next = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (mode is { } permissions)
            options.UnixCreateMode = permissions;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Delete(next);
            using (var file = new FileStream(next, options))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(next, path, overwrite: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            log.Tell("not_saved", $"{complaint}: {failed.Message}");
        }
    }
}
