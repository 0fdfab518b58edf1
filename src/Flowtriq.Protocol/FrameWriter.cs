using Google.Protobuf;

namespace Flowtriq.Protocol;

/// <summary>Writes frames to a stream, one write each, through a buffer that is used again. One writer at a time.</summary>
/// <param name="stream">Where bytes go; not owned.</param>
public sealed class FrameWriter(Stream stream)
{
    private byte[] _bytes = new byte[2048];

    /// <summary>Writes one frame, blocking; false, with nothing written, when it is longer than <see cref="FrameLimits.Frame"/>.</summary>
    /// <exception cref="IOException">The transport failed.</exception>
    public bool Write(IMessage message)
    {
        var frame = Encode(message);
        if (frame.IsEmpty)
            return false;
        stream.Write(frame.Span);
        return true;
    }

    /// <summary>Writes one frame; false, with nothing written, when it is longer than <see cref="FrameLimits.Frame"/>.</summary>
    /// <exception cref="IOException">The transport failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<bool> WriteAsync(IMessage message, CancellationToken cancellationToken)
    {
        var frame = Encode(message);
        if (frame.IsEmpty)
            return false;
        await stream.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private ReadOnlyMemory<byte> Encode(IMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var size = message.CalculateSize();
        if (size > FrameLimits.Frame)
            return default;
        if (_bytes.Length < size + FrameHeader.MaximumLength || _bytes.Length > FrameLimits.Kept)
            _bytes = new byte[Math.Max(2048, size + FrameHeader.MaximumLength)];
        var header = FrameHeader.Write(_bytes, size);
        message.WriteTo(_bytes.AsSpan(header, size));
        return _bytes.AsMemory(0, header + size);
    }
}
