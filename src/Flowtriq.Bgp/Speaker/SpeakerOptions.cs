using System.Collections.Immutable;
using System.Net;
using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Speaker;

/// <summary>The speaker as a whole.</summary>
public sealed record SpeakerOptions
{
    /// <summary>Our BGP identifier: an IPv4 address of this machine.</summary>
    public required IpAddress Identifier { get; init; }

    /// <summary>Addresses and ports to listen on; none means that every peer is connected to actively.</summary>
    public ImmutableArray<IPEndPoint> Listen { get; init; } = [];

    /// <summary>The peer groups; a peer names one of them.</summary>
    public ImmutableArray<PeerGroup> Groups { get; init; } = [];

    /// <summary>The routers.</summary>
    public ImmutableArray<PeerOptions> Peers { get; init; } = [];
}
