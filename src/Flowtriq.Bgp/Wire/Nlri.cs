using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Wire;

/// <summary>
/// What a route is about, and its identity: a prefix (RFC 4271 §4.3) or the match of a FlowSpec rule (RFC 8955 §4).
/// </summary>
public abstract record Nlri
{
    private Nlri() { }

    /// <summary>The family it is announced in.</summary>
    public abstract AddressFamily Family { get; }

    /// <summary>A unicast prefix.</summary>
    /// <param name="Value">The prefix.</param>
    public sealed record Unicast(IpPrefix Value) : Nlri
    {
        /// <inheritdoc/>
        public override AddressFamily Family => Value.IsV4 ? AddressFamily.Ipv4Unicast : AddressFamily.Ipv6Unicast;

        /// <inheritdoc/>
        public override string ToString() => Value.ToString();
    }

    /// <summary>The match of a FlowSpec rule.</summary>
    /// <param name="Match">Which packets.</param>
    public sealed record Flow(FlowSpecMatch Match) : Nlri
    {
        private readonly int hash = Match.GetHashCode();

        /// <summary>Which packets; set once, because the hash is kept.</summary>
        public FlowSpecMatch Match { get; } = Match;

        /// <inheritdoc/>
        public override AddressFamily Family => Match.IsV4 ? AddressFamily.Ipv4FlowSpec : AddressFamily.Ipv6FlowSpec;

        /// <inheritdoc/>
        public bool Equals(Flow? other) => other is not null && hash == other.hash && Match.Equals(other.Match);

        /// <inheritdoc/>
        public override int GetHashCode() => hash;

        /// <inheritdoc/>
        public override string ToString() => Match.ToString();
    }
}
