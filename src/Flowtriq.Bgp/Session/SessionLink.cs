using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Session;

/// <summary>One TCP connection of a session and how far it has come.</summary>
internal sealed class SessionLink(int id, bool incoming)
{
    public int Id { get; } = id;

    public bool Incoming { get; } = incoming;

    public SessionState State { get; set; } = SessionState.OpenSent;

    public Negotiated? Negotiated { get; set; }

    /// <summary>When silence ends the link.</summary>
    public TimeSpan HoldUntil { get; set; } = TimeSpan.MaxValue;

    /// <summary>When the next keepalive is due.</summary>
    public TimeSpan KeepAliveAt { get; set; } = TimeSpan.MaxValue;

    public void Heard(TimeSpan now)
    {
        if (Negotiated is { } agreed)
            HoldUntil = agreed.HoldTime > TimeSpan.Zero ? now + agreed.HoldTime : TimeSpan.MaxValue;
    }

    public void KeepAliveSent(TimeSpan now)
    {
        if (Negotiated is { } agreed)
            KeepAliveAt = agreed.HoldTime > TimeSpan.Zero ? now + (agreed.HoldTime / 3) : TimeSpan.MaxValue;
    }
}
