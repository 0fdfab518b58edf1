using Flowtriq.Protocol;
using Google.Protobuf;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// Sends one capture at a time, one chunk at a time: asks how much the server holds, sends the next chunk from there,
/// and waits for its answer, so that never more than one chunk is ahead of an event. What is announced is the hash of what was
/// written: the server tells when the file is another one by now.
/// </summary>
internal sealed class CaptureTransfer(CaptureList waiting, LineLog log)
{
    private const int ChunkLength = 32 * 1024;

    // Used again for every chunk: a frame is on its way as bytes of its own before the next is asked for.
    private readonly byte[] _chunk = new byte[ChunkLength];
    private CaptureFile? _current;
    private long _length;
    private long? _held;
    private bool _answerDue;

    /// <summary>True while a chunk could be sent or an answer is due.</summary>
    internal bool Active => _answerDue || waiting.First is not null;

    /// <summary>The next chunk to send; null while an answer is due or nothing waits.</summary>
    internal CaptureChunk? Next()
    {
        if (_answerDue || waiting.First is not { } capture)
            return null;
        try
        {
            if (_current?.Id != capture.Id)
                Begin(capture);
            var chunk = _held is { } held ? Chunk(capture, held) : Question(capture);
            _answerDue = true;
            return chunk;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            log.Tell("capture_kept", $"the capture {capture.Path} cannot be sent: {gone.Message}");
            waiting.Remove(capture);
            return null;
        }
    }

    /// <summary>Takes the server's answer.</summary>
    internal void Acknowledge(CaptureAck ack)
    {
        if (_current is not { } capture || ack.CaptureId != capture.Id.ToString("D"))
            return;
        _answerDue = false;
        if (ack.Refusal.Length > 0)
            log.Tell("capture_kept", $"the server refused the capture {capture.Path}: {ack.Refusal}");
        if (ack.Complete || ack.Refusal.Length > 0)
        {
            waiting.Remove(capture);
            _current = null;
        }
        else
        {
            _held = (long)ack.Received;
        }
    }

    private void Begin(CaptureFile capture)
    {
        _length = new FileInfo(capture.Path).Length;
        if (_length != capture.Length)
            log.Tell(
                "capture_changed",
                $"the capture {capture.Path} has {_length} bytes; {capture.Length} were written. It is sent as it is."
            );
        _current = capture;
        _held = null;
    }

    private static CaptureChunk Question(CaptureFile capture) =>
        new() { CaptureId = capture.Id.ToString("D"), ObservationId = capture.Observation.ToString("D") };

    private CaptureChunk Chunk(CaptureFile capture, long held)
    {
        if (held > _length)
            throw new IOException("the server holds more than there is");
        var data = _chunk.AsMemory(0, (int)Math.Min(ChunkLength, _length - held));
        using var file = File.OpenHandle(capture.Path);
        if (RandomAccess.Read(file, data.Span, held) != data.Length)
            throw new IOException("the file became shorter");
        var chunk = Question(capture);
        chunk.Offset = (ulong)held;
        chunk.Data = UnsafeByteOperations.UnsafeWrap(data);
        if (held + data.Length < _length)
            return chunk;
        chunk.Last = true;
        chunk.Sha256 = ByteString.CopyFrom(Convert.FromHexString(capture.Sha256));
        chunk.Total = (ulong)capture.Length;
        chunk.PacketsBefore = (uint)capture.PacketsBefore;
        chunk.PacketsTotal = (uint)capture.PacketsTotal;
        chunk.OnsetUnixUs = UnixMicroseconds.From(capture.Onset);
        return chunk;
    }
}
