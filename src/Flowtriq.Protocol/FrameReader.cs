using Google.Protobuf;

namespace Flowtriq.Protocol;

/// <summary>Reads frames from a stream. A peer that breaks the rules ends the reading with a fault; nothing throws for its bytes.</summary>
/// <typeparam name="T">The message every frame holds.</typeparam>
/// <param name="stream">Where bytes come from; not owned.</param>
/// <param name="parser">The message's parser.</param>
/// <param name="maximum">Longest accepted frame in bytes.</param>
public sealed class FrameReader<T>(Stream stream, MessageParser<T> parser, int maximum = FrameLimits.Frame)
    where T : class, IMessage<T>
{
    private readonly FrameBuffer<T> _buffer = new(parser, maximum);

    /// <summary>Why <see cref="ReadAsync"/> returned null.</summary>
    public FrameFault Fault => _buffer.Fault;

    /// <summary>The next frame; null when the connection is over, for the reason in <see cref="Fault"/>.</summary>
    /// <exception cref="IOException">The transport failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<T?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = _buffer.Take();
            if (message is not null || _buffer.Fault != FrameFault.None)
                return message;
            var count = await stream.ReadAsync(_buffer.GetSpace(), cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                _buffer.Close();
                return null;
            }

            _buffer.Received(count);
        }
    }
}
