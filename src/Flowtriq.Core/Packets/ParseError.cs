namespace Flowtriq.Core.Packets;

/// <summary>Why a frame gave no IP header. Each value is a counter: the names are stable.</summary>
public enum ParseError : byte
{
    /// <summary>No error: a header was found.</summary>
    None = 0,

    /// <summary>The link type is not one this software reads.</summary>
    UnsupportedLink = 1,

    /// <summary>The frame ends inside its link, tag, label or PPP header.</summary>
    TruncatedLink = 2,

    /// <summary>The frame carries something that is not IP: ARP, LLDP, spanning tree, PPP control and the like.</summary>
    NotIp = 3,

    /// <summary>More tags, labels and encapsulations before the IP header than any real network stacks.</summary>
    TooManyLinkHeaders = 4,

    /// <summary>The frame ends inside the fixed part of its IP header (20 bytes of IPv4, 40 of IPv6).</summary>
    TruncatedIp = 5,

    /// <summary>The version nibble is neither 4 nor 6.</summary>
    BadIpVersion = 6,

    /// <summary>IPv4 header length below 20 bytes.</summary>
    BadIpHeaderLength = 7,

    /// <summary>IPv4 total length shorter than the header itself.</summary>
    BadIpLength = 8,

    /// <summary>The packet carries no tunnel this software opens, or only a later fragment of one.</summary>
    NotATunnel = 9,

    /// <summary>The packet lies three tunnels deep already.</summary>
    TunnelTooDeep = 10,

    /// <summary>The frame ends inside a tunnel header.</summary>
    TruncatedTunnel = 11,

    /// <summary>A tunnel header of an unknown version or with an option that cannot be skipped.</summary>
    UnsupportedTunnel = 12,
}
