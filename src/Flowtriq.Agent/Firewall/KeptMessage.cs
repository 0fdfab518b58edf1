using Google.Protobuf;

namespace Flowtriq.Agent.Firewall;

/// <summary>A message kept on disk, readable by its owner only. Writing happens behind the loop's back; the latest wins.</summary>
internal sealed class KeptMessage(string path, LineLog log)
{
    private readonly Lock _guard = new(); // guards _waiting and _writing
    private byte[]? _waiting;
    private Thread? _writing;

    /// <summary>The message; null when there is none that can be read.</summary>
    internal T? Read<T>(MessageParser<T> parser)
        where T : class, IMessage<T>
    {
        try
        {
            return File.Exists(path) ? parser.ParseFrom(File.ReadAllBytes(path)) : null;
        }
        catch (Exception broken)
            when (broken is IOException or UnauthorizedAccessException or InvalidProtocolBufferException)
        {
            log.Warn("a kept message cannot be read and is left out", ("path", path), ("reason", broken.Message));
            return null;
        }
    }

    internal void Write(IMessage message)
    {
        var bytes = message.ToByteArray();
        lock (_guard)
        {
            _waiting = bytes;
            if (_writing is not null)
                return;
            _writing = new Thread(WriteAll, maxStackSize: 128 * 1024) { IsBackground = true, Name = "kept" };
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
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
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
            log.Error("a message cannot be kept", ("path", path), ("reason", failed.Message));
        }
    }
}
