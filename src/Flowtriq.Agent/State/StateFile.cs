namespace Flowtriq.Agent.State;

/// <summary>
/// The state on disk. Writing happens behind the loop's back and replaces the file whole by renaming, so that a crash leaves either
/// the old one or the new one; a save that comes while one is being written is written after it.
/// </summary>
internal sealed class StateFile(string directory, LineLog log)
{
    private readonly string _path = Path.Combine(directory, "state");
    private readonly Lock _guard = new(); // guards _waiting and _writing
    private byte[]? _waiting;
    private Thread? _writing;

    /// <summary>The saved state; null when there is none that can be read.</summary>
    internal AgentState? Load()
    {
        try
        {
            if (!File.Exists(_path))
                return null;
            var state = AgentState.Decode(File.ReadAllBytes(_path));
            if (state is null)
                log.Warn("saved state cannot be read and is left out", ("path", _path));
            return state;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            log.Warn("saved state cannot be read and is left out", ("path", _path), ("reason", unreadable.Message));
            return null;
        }
    }

    /// <summary>
    /// Saves without waiting for the disk. One short-lived thread a minute is cheaper than a pool, which would keep two
    /// workers and their gate awake for 20 s after each.
    /// </summary>
    internal void Save(AgentState state)
    {
        var bytes = state.Encode();
        lock (_guard)
        {
            _waiting = bytes;
            if (_writing is not null)
                return;
            _writing = new Thread(WriteAll, maxStackSize: 128 * 1024) { IsBackground = true, Name = "state" };
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
        var next = _path + ".new";
        try
        {
            Directory.CreateDirectory(directory);
            using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(next, _path, overwrite: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            log.Error("state cannot be saved", ("path", _path), ("reason", failed.Message));
        }
    }
}
