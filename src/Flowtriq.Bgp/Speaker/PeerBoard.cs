using Flowtriq.Bgp.Session;

namespace Flowtriq.Bgp.Speaker;

/// <summary>A peer's counters and the status that other threads read: written by the peer's loop, replaced whole.</summary>
internal sealed class PeerBoard(string name, TimeProvider time, Action<PeerEvent> raise)
{
    private PeerStatus status = new() { Name = name, Since = time.GetUtcNow() };
    private PeerCounters counters = new();
    private string? lastError;

    public PeerStatus Status => Volatile.Read(ref status);

    public void CountUp() => counters = counters with { Established = counters.Established + 1 };

    public void CountRefresh() => counters = counters with { Refreshes = counters.Refreshes + 1 };

    public void CountFault() => counters = counters with { Faults = counters.Faults + 1 };

    public void CountRejected() => counters = counters with { Rejected = counters.Rejected + 1 };

    public void CountDown(SessionEnd end)
    {
        lastError = end.Reason;
        counters = end.WasEstablished
            ? counters with
            {
                Dropped = counters.Dropped + 1,
            }
            : counters with
            {
                Failed = counters.Failed + 1,
            };
    }

    /// <summary>Publishes the moment; raises an event when everything sendable has just been sent.</summary>
    public void Publish(SessionState state, Negotiated? negotiated, PeerOutbox outbox, PeerLinks links, bool settled)
    {
        var before = status;
        counters = counters with
        {
            BytesSent = links.BytesSent,
            UpdatesSent = links.UpdatesSent,
            UpdatesIgnored = links.UpdatesIgnored,
        };
        var current = new PeerStatus
        {
            Name = name,
            State = state,
            Since = before.State == state ? before.Since : time.GetUtcNow(),
            Negotiated = negotiated,
            Wanted = outbox.Rib.Desired.Count,
            Sent = outbox.Rib.Sent.Count,
            Held = outbox.Quarantine.Held,
            Quarantined = outbox.Quarantine.Condemned.Count,
            Refused = outbox.Refused.Count,
            Converged = settled,
            LastError = lastError,
            Counters = counters,
        };
        Volatile.Write(ref status, current);
        if (settled && !before.Converged)
            raise(new PeerEvent.Converged(name, current.Sent));
    }
}
