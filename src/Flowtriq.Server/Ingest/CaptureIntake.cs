using System.Threading.Channels;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Ingest;

/// <summary>Takes one node's capture chunks in order and says after each how much is held.</summary>
internal sealed class CaptureIntake
{
    private const int Capacity = 4;

    private readonly Channel<CaptureChunk> chunks = Channel.CreateBounded<CaptureChunk>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true }
    );

    private readonly NodeId node;
    private readonly CaptureInbox inbox;
    private readonly SessionOutbox outbox;

    internal CaptureIntake(NodeId node, CaptureInbox inbox, SessionOutbox outbox)
    {
        this.node = node;
        this.inbox = inbox;
        this.outbox = outbox;
        Drained = DrainAsync();
    }

    internal Task Drained { get; }

    internal ValueTask WriteAsync(CaptureChunk chunk, CancellationToken cancel) =>
        chunks.Writer.WriteAsync(chunk, cancel);

    internal void Complete() => chunks.Writer.TryComplete();

    private async Task DrainAsync()
    {
        try
        {
            await foreach (var chunk in chunks.Reader.ReadAllAsync(CancellationToken.None))
            {
                var ack = await inbox.AcceptAsync(node, chunk, CancellationToken.None);
                outbox.TrySend(new ServerFrame { CaptureAck = ack });
            }
        }
        catch (Exception failed)
        {
            chunks.Writer.TryComplete(failed);
            throw;
        }
    }
}
