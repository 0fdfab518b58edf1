namespace Flowtriq.Bgp.Wire;

/// <summary>One message of a session: OPEN, UPDATE, NOTIFICATION, KEEPALIVE or ROUTE-REFRESH. Equal by content.</summary>
public abstract record BgpMessage
{
    private protected BgpMessage() { }

    /// <summary>Type code.</summary>
    public abstract MessageType Type { get; }
}
