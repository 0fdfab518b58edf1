using System.Threading.Channels;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Microsoft.AspNetCore.Connections;

namespace Flowtriq.Server.Ingest;

/// <summary>What is on its way to one agent. An agent that does not read fills it, and is dropped rather than waited for.</summary>
internal sealed class SessionOutbox
{
    private const int Capacity = 256;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly Channel<ServerFrame> frames = Channel.CreateBounded<ServerFrame>(
        new BoundedChannelOptions(Capacity) { SingleReader = true }
    );

    private readonly ConnectionContext connection;
    private readonly NodeId node;
    private readonly SessionParts parts;
    private readonly Task writing;

    internal SessionOutbox(ConnectionContext connection, NodeId node, SessionParts parts)
    {
        this.connection = connection;
        this.node = node;
        this.parts = parts;
        writing = WriteAsync();
    }

    /// <summary>Puts a frame on its way; false, and the connection is dropped, when too many wait already.</summary>
    internal bool TrySend(ServerFrame frame)
    {
        if (frames.Writer.TryWrite(frame))
            return true;
        if (frames.Reader.Completion.IsCompleted || frames.Reader.Count < Capacity)
            return false;
        parts.Metrics.SlowReader();
        IngestLog.SlowReader(parts.Log, node);
        connection.Abort(new ConnectionAbortedException("The agent does not read."));
        return false;
    }

    /// <summary>Sends what waits, for a moment at most.</summary>
    internal async Task CloseAsync()
    {
        frames.Writer.TryComplete();
        await writing.WaitAsync(Farewell, parts.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!writing.IsCompleted)
            connection.Abort();
    }

    private async Task WriteAsync()
    {
        var writer = new FrameWriter(connection.Transport.Output.AsStream(leaveOpen: true));
        try
        {
            await foreach (var frame in frames.Reader.ReadAllAsync(connection.ConnectionClosed))
                await writer.WriteAsync(frame, connection.ConnectionClosed);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or InvalidOperationException)
        {
            frames.Writer.TryComplete();
        }
    }
}
