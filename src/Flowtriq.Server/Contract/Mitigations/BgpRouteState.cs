namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>How far a route has come towards a router.</summary>
public enum BgpRouteState
{
    /// <summary>Not sent yet.</summary>
    Waiting,

    /// <summary>Sent, and the router has not objected.</summary>
    Accepted,

    /// <summary>Not sendable to this router.</summary>
    Refused,

    /// <summary>The router rejected it.</summary>
    Rejected,

    /// <summary>Found in the backend although nobody wants it; being withdrawn.</summary>
    Orphan,
}
