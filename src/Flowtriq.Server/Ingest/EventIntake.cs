using System.Threading.Channels;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Ingest;

/// <summary>
/// Takes one node's events into the pipeline in order and acknowledges them after their commit, several at once when
/// several wait. An event that cannot be an observation is counted and acknowledged too: sent again it would be no better.
/// </summary>
internal sealed class EventIntake
{
    private const int Capacity = 256;
    private const int LargestBatch = 64;
    private const int LongestKind = 64;
    private const int LongestNotice = 4096;

    private readonly Channel<Arrival> arrivals = Channel.CreateBounded<Arrival>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true }
    );

    private readonly NodeId node;
    private readonly SessionParts parts;
    private readonly SessionOutbox outbox;

    internal EventIntake(NodeId node, SessionParts parts, SessionOutbox outbox)
    {
        this.node = node;
        this.parts = parts;
        this.outbox = outbox;
        Drained = DrainAsync();
    }

    /// <summary>Completes when every event taken is committed and acknowledged, or the store failed.</summary>
    internal Task Drained { get; }

    /// <summary>What stopped the intake; null while it works.</summary>
    internal Exception? Failure => Drained.Exception?.GetBaseException();

    internal ValueTask WriteAsync(Event arrived, CancellationToken cancel) =>
        arrivals.Writer.WriteAsync(new Arrival(arrived, parts.Time.GetTimestamp()), cancel);

    internal void Complete() => arrivals.Writer.TryComplete();

    private async Task DrainAsync()
    {
        try
        {
            await foreach (var first in arrivals.Reader.ReadAllAsync(CancellationToken.None))
                await AcceptBatchAsync(first);
        }
        catch (Exception failed)
        {
            // Whoever waits for room must hear of it.
            arrivals.Writer.TryComplete(failed);
            throw;
        }
    }

    private async Task AcceptBatchAsync(Arrival first)
    {
        var last = first.Event;
        await AcceptAsync(first);
        for (var count = 1; count < LargestBatch && arrivals.Reader.TryRead(out var next); count++)
        {
            if (next.Event.InstanceId != last.InstanceId)
                Acknowledge(last);
            await AcceptAsync(next);
            last = next.Event;
        }

        Acknowledge(last);
    }

    private async Task AcceptAsync(Arrival arrival)
    {
        var received = arrival.Event;
        var identity = new EventIdentity(received.InstanceId, received.Sequence);
        if (received.BodyCase == Event.BodyOneofCase.Notice)
            await AcceptNoticeAsync(received, identity);
        else if (Decode(received, out var fault) is { } observation)
            await parts.Incidents.AcceptAsync(node, identity, observation, CancellationToken.None);
        else
            Reject(received, fault);
        parts.Metrics.EventCommitted(parts.Time.GetElapsedTime(arrival.Received));
    }

    private Task AcceptNoticeAsync(Event received, EventIdentity identity)
    {
        if (!UnixMicroseconds.TryParse(received.AtUnixUs, out var at))
        {
            Reject(received, ObservationFault.Time);
            return Task.CompletedTask;
        }

        var notice = new NodeNotice(
            at,
            Cut(received.Notice.Kind, LongestKind),
            Cut(received.Notice.Text, LongestNotice),
            received.Notice.ConfigVersion
        );
        IngestLog.Noticed(parts.Log, node, notice.Kind, notice.Text);
        return parts.Notices.AcceptAsync(node, identity, notice, CancellationToken.None);
    }

    private Core.Incidents.Observation? Decode(Event received, out ObservationFault fault)
    {
        fault = ObservationFault.UnknownValue;
        return received.BodyCase switch
        {
            Event.BodyOneofCase.Opened => Decode(ObservationPhase.Opened, received.Opened, out fault),
            Event.BodyOneofCase.Updated => Decode(ObservationPhase.Updated, received.Updated, out fault),
            Event.BodyOneofCase.Closed => Decode(ObservationPhase.Closed, received.Closed, out fault),
            _ => null,
        };
    }

    private Core.Incidents.Observation? Decode(
        ObservationPhase phase,
        Protocol.Observation message,
        out ObservationFault fault
    ) => ObservationCodec.Decode(node, phase, message, out fault);

    private void Reject(Event received, ObservationFault fault)
    {
        parts.Metrics.ObservationRejected(fault);
        IngestLog.ObservationRejected(parts.Log, node, received.Sequence, fault);
    }

    private void Acknowledge(Event last) =>
        outbox.TrySend(
            new ServerFrame
            {
                EventAck = new EventAck { InstanceId = last.InstanceId, Sequence = last.Sequence },
            }
        );

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    private readonly record struct Arrival(Event Event, long Received);
}
