using System.Buffers;
using System.Security.Cryptography;
using System.Threading.Channels;

namespace Flowtriq.Agent.Capture;

/// <summary>
/// A file written behind the loop's back, so that a slow disk delays no tick. It appears under its final name only when
/// everything is on disk. Chunks that the disk cannot take in time are refused, and the caller counts them. What is written is
/// hashed as it is written, so that whatever changes the file afterwards shows.
/// </summary>
internal sealed class BackgroundFile
{
    private const int MostWaiting = 64;

    private readonly Channel<Chunk> _chunks = Channel.CreateBounded<Chunk>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true }
    );
    private readonly string _path;
    private readonly Task _writing;
    private byte[] _last = [];

    internal BackgroundFile(string path)
    {
        _path = path;
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>True when the file is finished or has failed; see <see cref="Fault"/>.</summary>
    internal bool IsDone => _writing.IsCompleted;

    /// <summary>Why it failed; null when it did not.</summary>
    internal string? Fault { get; private set; }

    /// <summary>SHA-256 of all that was written, in hexadecimal digits; empty before the file is finished.</summary>
    internal string Sha256 { get; private set; } = "";

    /// <summary>Queues bytes; false when the disk is too far behind or has failed.</summary>
    internal bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        if (Fault is not null)
            return false;
        var chunk = new Chunk(ArrayPool<byte>.Shared.Rent(bytes.Length), bytes.Length);
        bytes.CopyTo(chunk.Bytes);
        if (_chunks.Writer.TryWrite(chunk))
            return true;
        ArrayPool<byte>.Shared.Return(chunk.Bytes);
        return false;
    }

    /// <summary>No more bytes come but these, which are never refused.</summary>
    internal void Complete(ReadOnlySpan<byte> last = default)
    {
        _last = last.ToArray();
        _chunks.Writer.TryComplete();
    }

    /// <summary>Waits for the end of writing, at most <paramref name="limit"/>.</summary>
    internal bool Wait(TimeSpan limit) => _writing.Wait(limit);

    private async Task WriteAsync()
    {
        var unfinished = _path + CaptureStore.UnfinishedExtension;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                BufferSize = 0,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            await using (var file = new FileStream(unfinished, options))
            {
                await foreach (var chunk in _chunks.Reader.ReadAllAsync())
                {
                    await file.WriteAsync(chunk.Bytes.AsMemory(0, chunk.Length));
                    hash.AppendData(chunk.Bytes, 0, chunk.Length);
                    ArrayPool<byte>.Shared.Return(chunk.Bytes);
                }

                await file.WriteAsync(_last);
                hash.AppendData(_last);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, _path, overwrite: true);
            Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Remove(unfinished);
            Fault = failed.Message;
        }
    }

    private static void Remove(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A disk that takes nothing gives nothing back either; the next start salvages or removes it.
        }
    }

    private sealed record Chunk(byte[] Bytes, int Length);
}
