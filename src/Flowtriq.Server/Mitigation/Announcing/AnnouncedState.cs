namespace Flowtriq.Server.Mitigation.Announcing;

/// <summary>How far a route has come towards a router.</summary>
public enum AnnouncedState
{
    /// <summary>Not sent yet: the session is down or the route is queued.</summary>
    Waiting,

    /// <summary>Sent, and the router has not objected.</summary>
    Accepted,

    /// <summary>Not sendable to this router: its family was not agreed, or its make does not take it.</summary>
    Refused,

    /// <summary>The router rejected it.</summary>
    Rejected,

    /// <summary>Found in the backend although nobody wants it; the announcer withdraws it.</summary>
    Orphan,
}
