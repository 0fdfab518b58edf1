namespace Flowtriq.Bgp.Wire;

/// <summary>KEEPALIVE (RFC 4271 §4.4): the header alone.</summary>
public sealed record KeepAliveMessage : BgpMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.KeepAlive;
}
