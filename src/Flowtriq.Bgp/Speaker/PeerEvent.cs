using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Speaker;

/// <summary>Something that happened to a peer; raised on its loop, so handlers must be quick and not throw.</summary>
public abstract record PeerEvent(string Peer)
{
    /// <summary>The session is up.</summary>
    public sealed record Up(string Peer, Negotiated Negotiated) : PeerEvent(Peer);

    /// <summary>The session, or an attempt, ended.</summary>
    public sealed record Down(string Peer, SessionEnd End) : PeerEvent(Peer);

    /// <summary>Everything sendable has been sent.</summary>
    public sealed record Converged(string Peer, int Sent) : PeerEvent(Peer);

    /// <summary>The router rejected this route; it is not sent to it again. An alarm.</summary>
    public sealed record Quarantined(string Peer, Nlri Route, string Reason) : PeerEvent(Peer);
}
