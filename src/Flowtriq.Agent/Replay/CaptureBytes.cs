using Flowtriq.Core.Packets.Captures;

namespace Flowtriq.Agent.Replay;

/// <summary>All bytes of a capture: of a file, or of a pipe that another program writes into.</summary>
internal static class CaptureBytes
{
    private const int MostOfFile = 1 << 30;
    private const int MostOfPipe = 1 << 28;

    /// <exception cref="IOException">It cannot be read, or is too long to be held in memory.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    internal static byte[] Read(string path)
    {
        if (Directory.Exists(path))
            throw new IOException("is a directory");
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        // What tells no length is a pipe or a device.
        if (!file.CanSeek || file.Length == 0)
            return ReadPipe(file);
        if (file.Length > MostOfFile)
            throw new IOException("is longer than 1 GiB; cut it with editcap");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] ReadPipe(FileStream pipe)
    {
        var buffer = new byte[64 * 1024];
        using var held = new MemoryStream();
        while (pipe.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) is > 0 and var count)
        {
            held.Write(buffer, 0, count);
            // Neither an endless device nor the output of another program is read on when it does not begin like a capture.
            if (held.Length == count && !CaptureReader.TryOpen(buffer.AsMemory(0, count), out _, out _))
                break;
            if (held.Length > MostOfPipe)
                throw new IOException("has no end within 256 MiB");
        }

        return held.ToArray();
    }
}
