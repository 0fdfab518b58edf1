using Flowtriq.Server.Contract.Alerting;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>
/// Tells a channel one thing, once: within its limit, and whatever comes of it is counted, logged and kept as the channel's
/// last delivery. Trying again is for whoever asked.
/// </summary>
internal sealed class ChannelSender(
    ChannelStore store,
    ChannelKinds kinds,
    ChannelRates rates,
    ChannelMetrics metrics,
    TimeProvider time,
    ILogger<ChannelSender> log
)
{
    /// <summary>Never throws for what a channel does.</summary>
    /// <param name="channel">The channel's number.</param>
    /// <param name="alert">What to tell.</param>
    /// <param name="cancel">Ends the attempt.</param>
    internal async Task<Delivery> SendAsync(long channel, Alert alert, CancellationToken cancel)
    {
        if (store.Find(channel) is not { Setup: var setup })
            return new Delivery.Refused("There is no such channel.");
        if (!setup.Enabled && alert.Kind != AlertKind.Test)
            return new Delivery.Refused("The channel is switched off.");
        if (setup.Secrets is null)
            return new Delivery.Refused("Its secrets cannot be opened with the keys that are here; enter them again.");
        if (rates.Take(channel, setup.PerMinute) is { } wait)
        {
            metrics.Held(setup.Kind);
            return new Delivery.Retry(wait, $"The channel takes {setup.PerMinute} messages a minute.");
        }

        var start = time.GetTimestamp();
        var delivery = await AttemptAsync(setup, alert, cancel);
        var outcome = Outcome(delivery);
        metrics.Sent(setup.Kind, outcome, time.GetElapsedTime(start));
        if (outcome == ChannelOutcome.Delivered)
            ChannelLog.Delivered(log, setup.Name, alert.Key, delivery.Text);
        else
            ChannelLog.NotDelivered(log, setup.Name, alert.Key, outcome, delivery.Text);
        var incident = alert.Kind == AlertKind.Test ? (long?)null : alert.Incident;
        // It is known what came of it: that is not lost because somebody stops waiting.
        await store.KeepAsync(channel, new(time.GetUtcNow(), outcome, delivery.Text, incident), CancellationToken.None);
        return delivery;
    }

    private async Task<Delivery> AttemptAsync(ChannelSetup setup, Alert alert, CancellationToken cancel)
    {
        try
        {
            return Redacted(await kinds.Of(setup.Kind).SendAsync(setup, alert, cancel), setup.Secrets);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            // A message of an exception may hold an address.
            ChannelLog.Failed(log, setup.Name, e.GetType().Name);
            return new Delivery.Retry(null, $"It failed in a way it should not ({e.GetType().Name}).");
        }
    }

    private static Delivery Redacted(Delivery delivery, ChannelSecrets? secrets) =>
        delivery switch
        {
            Delivery.Delivered { Id: { } id } => new Delivery.Delivered(ChannelVault.Redact(id, secrets)),
            Delivery.Retry retry => retry with { Reason = ChannelVault.Redact(retry.Reason, secrets) },
            Delivery.Refused refused => new Delivery.Refused(ChannelVault.Redact(refused.Reason, secrets)),
            _ => delivery,
        };

    private static ChannelOutcome Outcome(Delivery delivery) =>
        delivery switch
        {
            Delivery.Delivered => ChannelOutcome.Delivered,
            Delivery.Retry => ChannelOutcome.Retry,
            Delivery.Refused => ChannelOutcome.Refused,
            _ => throw new InvalidOperationException($"{delivery.GetType()} is no case of this hierarchy."),
        };
}
