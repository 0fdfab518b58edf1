using Google.Protobuf;

namespace Flowtriq.Protocol;

/// <summary>
/// Turns received bytes into frames without doing any I/O: fill <see cref="GetSpace"/>, say how much with
/// <see cref="Received"/>, take frames until none is complete. Grows only with bytes that arrived, never with a
/// length that was merely announced. After a fault it stays faulted.
/// </summary>
/// <typeparam name="T">The message every frame holds.</typeparam>
public sealed class FrameBuffer<T>
    where T : class, IMessage<T>
{
    private const int InitialCapacity = 4096;

    private readonly MessageParser<T> _parser;
    private readonly int _maximum;
    private byte[] _bytes;
    private int _start;
    private int _end;

    /// <param name="parser">The message's parser; unknown fields are read over.</param>
    /// <param name="maximum">Longest accepted frame in bytes, without its header.</param>
    public FrameBuffer(MessageParser<T> parser, int maximum = FrameLimits.Frame)
    {
        ArgumentNullException.ThrowIfNull(parser);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
        _parser = parser.WithDiscardUnknownFields(discardUnknownFields: true);
        _maximum = maximum;
        _bytes = new byte[InitialCapacity];
    }

    /// <summary>The first fault met, or <see cref="FrameFault.None"/>.</summary>
    public FrameFault Fault { get; private set; }

    /// <summary>Bytes received that do not yet make a whole frame.</summary>
    public int Pending => _end - _start;

    /// <summary>Room for at least <paramref name="minimum"/> bytes.</summary>
    public Memory<byte> GetSpace(int minimum = 1)
    {
        if (_bytes.Length - _end >= minimum)
            return _bytes.AsMemory(_end);

        var needed = Pending + minimum;
        var target = needed <= _bytes.Length ? _bytes : new byte[Math.Max(needed, _bytes.Length * 2)];
        _bytes.AsSpan(_start, Pending).CopyTo(target);
        _end -= _start;
        _start = 0;
        _bytes = target;
        return _bytes.AsMemory(_end);
    }

    /// <summary>Says that <paramref name="count"/> bytes of the space were filled.</summary>
    public void Received(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - _end);
        _end += count;
    }

    /// <summary>The next whole frame; null when more bytes are needed or <see cref="Fault"/> is set.</summary>
    public T? Take()
    {
        if (Fault != FrameFault.None)
            return null;
        if (
            !FrameHeader.TryRead(
                _bytes.AsSpan(_start, Pending),
                _maximum,
                out var header,
                out var length,
                out var fault
            )
        )
        {
            Fault = fault;
            return null;
        }

        if (Pending < header + length)
            return null;
        try
        {
            var message = _parser.ParseFrom(_bytes, _start + header, length);
            Consume(header + length);
            return message;
        }
        catch (InvalidProtocolBufferException)
        {
            Fault = FrameFault.Malformed;
            return null;
        }
    }

    /// <summary>The peer closed: the fault that describes it.</summary>
    public FrameFault Close()
    {
        if (Fault == FrameFault.None)
            Fault = Pending == 0 ? FrameFault.Ended : FrameFault.Truncated;
        return Fault;
    }

    private void Consume(int count)
    {
        _start += count;
        if (_start != _end)
            return;
        _start = 0;
        _end = 0;
        if (_bytes.Length > FrameLimits.Kept)
            _bytes = new byte[InitialCapacity];
    }
}
