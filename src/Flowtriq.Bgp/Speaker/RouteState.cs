namespace Flowtriq.Bgp.Speaker;

/// <summary>How far a route has come towards one router.</summary>
public enum RouteState
{
    /// <summary>The session is down; the route goes out when it comes up.</summary>
    Waiting,

    /// <summary>Queued behind others.</summary>
    Pending,

    /// <summary>Sent, and the router has not objected.</summary>
    Sent,

    /// <summary>Held back while a rejected route is searched among others.</summary>
    Held,

    /// <summary>The router rejected it; not sent again until released or changed.</summary>
    Quarantined,

    /// <summary>Not sendable to this router; see the reason.</summary>
    Refused,

    /// <summary>The router did not agree to the family.</summary>
    NotNegotiated,
}
