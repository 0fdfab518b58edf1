namespace Flowtriq.Bgp.Wire;

/// <summary>ROUTE-REFRESH (RFC 2918 §3): the peer wants every route of a family again.</summary>
/// <param name="Family">Which family.</param>
/// <param name="Subtype">0 a request; 1 and 2 delimit an enhanced refresh (RFC 7313), which is not negotiated here.</param>
public sealed record RouteRefreshMessage(AddressFamily Family, byte Subtype = 0) : BgpMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.RouteRefresh;
}
