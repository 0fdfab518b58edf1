using System.Net.Security;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Tests.Faults;

/// <summary>One welcomed agent, as a <see cref="RogueServer"/> sees it.</summary>
internal sealed class RoguePeer(SslStream tls, List<ulong> events, CancellationToken stopping)
{
    private readonly FrameReader<AgentFrame> _reader = new(tls, AgentFrame.Parser);
    private readonly FrameWriter _writer = new(tls);

    internal async Task<AgentFrame?> ReadAsync() => await _reader.ReadAsync(stopping);

    internal async Task SendAsync(ServerFrame frame) => await _writer.WriteAsync(frame, stopping);

    internal async Task SendAsync(byte[] bytes) => await tls.WriteAsync(bytes, stopping);

    /// <summary>Sends, and reads until the agent hangs up.</summary>
    internal async Task SendToTheEndAsync(byte[] bytes)
    {
        await SendAsync(bytes);
        while (await ReadAsync() is not null) { }
    }

    /// <summary>Waits for so many events.</summary>
    internal async Task<Event> TakeAsync(int count)
    {
        Event? last = null;
        while (count > 0 && await ReadAsync() is { } frame)
        {
            if (frame.Event is not { } taken)
                continue;
            lock (events)
                events.Add(taken.Sequence);
            last = taken;
            count--;
        }

        return last ?? throw new IOException("the agent hung up");
    }

    internal Task AcknowledgeAsync(Event taken, ulong? sequence = null) =>
        SendAsync(
            new ServerFrame
            {
                EventAck = new EventAck { InstanceId = taken.InstanceId, Sequence = sequence ?? taken.Sequence },
            }
        );

    /// <summary>Takes and acknowledges all that comes, as a good server does.</summary>
    internal async Task ServeAsync()
    {
        while (true)
            await AcknowledgeAsync(await TakeAsync(1));
    }
}
