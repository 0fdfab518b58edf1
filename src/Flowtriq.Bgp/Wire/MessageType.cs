namespace Flowtriq.Bgp.Wire;

/// <summary>Type codes of messages (RFC 4271 §4.1, RFC 2918 §3).</summary>
public enum MessageType : byte
{
    /// <summary>Opens a session.</summary>
    Open = 1,

    /// <summary>Announces and withdraws routes.</summary>
    Update = 2,

    /// <summary>Reports an error and closes the session.</summary>
    Notification = 3,

    /// <summary>Keeps the session alive.</summary>
    KeepAlive = 4,

    /// <summary>Asks for all routes of a family again.</summary>
    RouteRefresh = 5,
}
