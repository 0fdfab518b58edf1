namespace Flowtriq.Bgp.Wire;

/// <summary>Why bytes are not a message.</summary>
public enum WireFault
{
    /// <summary>They are one.</summary>
    None,

    /// <summary>The sixteen marker bytes are not all ones (RFC 4271 §4.1).</summary>
    Marker,

    /// <summary>The header's length is impossible for its type, or is not the number of bytes given.</summary>
    Length,

    /// <summary>An unknown message type.</summary>
    Type,

    /// <summary>An OPEN whose fields do not fit together (§4.2).</summary>
    Open,

    /// <summary>A capability of an impossible length (RFC 5492 §4).</summary>
    Capability,

    /// <summary>An UPDATE whose lengths do not add up (§4.3).</summary>
    Update,

    /// <summary>A path attribute of an impossible length or twice the same (RFC 7606).</summary>
    Attribute,

    /// <summary>A prefix longer than its family or cut off.</summary>
    Prefix,

    /// <summary>A FlowSpec rule that breaks RFC 8955 §4: order, operators, lengths.</summary>
    FlowSpec,

    /// <summary>Legal, but not representable here: an unknown family, an IPv6 offset, a value beyond 32 bits.</summary>
    Unsupported,
}
