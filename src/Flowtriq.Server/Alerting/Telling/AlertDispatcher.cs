using System.Collections.Concurrent;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Alerting.Channels;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Alerting.Telling;

/// <summary>
/// Sends what is in the outbox: each recipient for itself and in order, all of them side by side. What came of it is
/// written by the pipeline, with its line on the timeline. A crash between the two sends the same key again.
/// </summary>
internal sealed class AlertDispatcher(
    OutboxStore outbox,
    IncidentPipeline pipeline,
    IncidentFinder incidents,
    AlertComposer composer,
    ChannelSender channels,
    MailAlerts mails,
    Recipients recipients,
    AlertSignal signal,
    AlertingMetrics metrics,
    TimeProvider time,
    ILogger<AlertDispatcher> log
)
{
    private const int MostAtOnce = 100;
    private readonly ConcurrentDictionary<string, Task> busy = new(StringComparer.Ordinal);

    /// <summary>Begins sending whatever is due to recipients that are not being told something already.</summary>
    internal void Start(CancellationToken cancel)
    {
        foreach (var row in outbox.Due(time.GetUtcNow(), MostAtOnce).DistinctBy(static row => row.Target))
        {
            if (busy.ContainsKey(row.Target))
                continue;
            var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            busy[row.Target] = SendAsync(row, begun.Task, cancel);
            begun.SetResult();
        }
    }

    /// <summary>Waits for what is being sent.</summary>
    internal Task FinishAsync() => Task.WhenAll(busy.Values);

    private async Task SendAsync(OutboxRow row, Task begun, CancellationToken cancel)
    {
        await begun;
        try
        {
            var delivery = await AttemptAsync(row, cancel);
            await RecordAsync(row, delivery, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // It stays due, and is sent after the next start.
        }
        finally
        {
            busy.TryRemove(row.Target, out _);
            signal.Send();
        }
    }

    private async Task<Delivery> AttemptAsync(OutboxRow row, CancellationToken cancel)
    {
        if (incidents.Find(new IncidentId(row.Incident)) is not { } incident)
            return new Delivery.Refused("There is no such incident.");
        var alert = composer.Compose(row, incident);
        if (Recipients.MailOf(row.Target) is { } member)
        {
            return recipients.Person(member) is { } person
                ? await mails.SendAsync(person, alert, cancel)
                : new Delivery.Refused("That member left.");
        }
        return Core.Alerting.AlertTarget.Parse(row.Target) is Core.Alerting.AlertTarget.Channel channel
            ? await channels.SendAsync(channel.Number, alert, cancel)
            : new Delivery.Refused("There is no such recipient.");
    }

    private Task RecordAsync(OutboxRow row, Delivery delivery, CancellationToken cancel) =>
        pipeline.ChangeAsync(
            (tx, now) =>
            {
                var age = now - UnixTime.FromUnixMicroseconds(row.Requested);
                if (delivery is Delivery.Retry retry && age < AlertRetry.GivenUpAfter)
                {
                    var pause = AlertRetry.Pause(row.Attempts + 1, retry.After, Random.Shared.NextDouble());
                    OutboxStore.TryAgain(tx, row, now + pause, retry.Reason);
                    return row.Attempts == 0 ? Happened(row, AlertNews.Retried, retry.Reason, now) : [];
                }
                var delivered = delivery is Delivery.Delivered;
                var state = delivered ? AlertDeliveryState.Delivered : AlertDeliveryState.Failed;
                OutboxStore.Settle(tx, row, state, now, delivery.Text);
                metrics.Settled(state, age);
                if (!delivered)
                    AlertingLog.GaveUp(log, row.Target, row.Key, delivery.Text);
                return Happened(row, delivered ? AlertNews.Delivered : AlertNews.Failed, delivery.Text, now);
            },
            cancel
        );

    private IReadOnlyList<IncidentChange> Happened(OutboxRow row, AlertNews news, string text, DateTimeOffset now)
    {
        if (incidents.Find(new IncidentId(row.Incident)) is not { } incident)
            return [];
        var what = news switch
        {
            AlertNews.Delivered => $"{recipients.Name(row.Target)} was told",
            AlertNews.Retried => $"{recipients.Name(row.Target)} could not be told yet, it is tried again: {text}",
            _ => $"{recipients.Name(row.Target)} could not be told: {text}",
        };
        var happened = new IncidentEvent.Alerted(now, news, what);
        return [new IncidentChange(incident.With(happened), [happened])];
    }
}
