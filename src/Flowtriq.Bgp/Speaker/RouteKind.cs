namespace Flowtriq.Bgp.Speaker;

/// <summary>What a route is for; a peer group says which kinds it takes.</summary>
public enum RouteKind
{
    /// <summary>Drop everything towards a host at the border (RFC 7999).</summary>
    Blackhole,

    /// <summary>Draw a prefix to a scrubbing provider or scrubber.</summary>
    Diversion,

    /// <summary>A FlowSpec rule.</summary>
    FlowSpec,
}
