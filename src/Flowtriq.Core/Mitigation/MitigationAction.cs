using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation;

/// <summary>
/// What one mitigation does: a closed set of four cases, one per level. Equal by content; two actions of the same
/// <see cref="Key"/> are versions of the same mitigation.
/// </summary>
public abstract record MitigationAction
{
    private MitigationAction() { }

    /// <summary>The level it belongs to.</summary>
    public abstract MitigationLevel Level { get; }

    /// <summary>Whose traffic it touches; null only in a rule without a destination, which the safety kernel refuses.</summary>
    public abstract IpPrefix? Target { get; }

    /// <summary>What identifies it while its rate or provider changes: "L2 destination 203.0.113.9/32; protocol =17".</summary>
    public abstract string Key { get; }

    /// <summary>Drops or limits on the nodes (L1). Uses FlowSpec's terms, so that one plan serves both levels.</summary>
    public sealed record EdgeFilter(FlowSpecRule Rule) : MitigationAction
    {
        /// <inheritdoc/>
        public override MitigationLevel Level => MitigationLevel.Firewall;

        /// <inheritdoc/>
        public override IpPrefix? Target => Rule.Match.Destination;

        /// <inheritdoc/>
        public override string Key => $"L1 {Rule.Match}";

        /// <inheritdoc/>
        public override string ToString() => Rule.ToString();
    }

    /// <summary>Announces a FlowSpec rule (L2).</summary>
    public sealed record FlowSpec(FlowSpecRule Rule) : MitigationAction
    {
        /// <inheritdoc/>
        public override MitigationLevel Level => MitigationLevel.FlowSpec;

        /// <inheritdoc/>
        public override IpPrefix? Target => Rule.Match.Destination;

        /// <inheritdoc/>
        public override string Key => $"L2 {Rule.Match}";

        /// <inheritdoc/>
        public override string ToString() => Rule.ToString();
    }

    /// <summary>Announces a prefix with the black hole community (L3, RFC 7999): everything to it is discarded.</summary>
    public sealed record Blackhole(IpPrefix Prefix) : MitigationAction
    {
        /// <inheritdoc/>
        public override MitigationLevel Level => MitigationLevel.Blackhole;

        /// <inheritdoc/>
        public override IpPrefix? Target => Prefix;

        /// <inheritdoc/>
        public override string Key => $"L3 {Prefix}";

        /// <inheritdoc/>
        public override string ToString() => $"discard everything to {Prefix}";
    }

    /// <summary>Sends a prefix through a scrubbing provider (L4).</summary>
    /// <param name="Prefix">One of the prefixes configured for diversion, unchanged.</param>
    /// <param name="Provider">The provider's name in the configuration.</param>
    public sealed record Divert(IpPrefix Prefix, string Provider) : MitigationAction
    {
        /// <inheritdoc/>
        public override MitigationLevel Level => MitigationLevel.Scrubbing;

        /// <inheritdoc/>
        public override IpPrefix? Target => Prefix;

        /// <inheritdoc/>
        public override string Key => $"L4 {Prefix}";

        /// <inheritdoc/>
        public override string ToString() => $"divert {Prefix} to {Provider}";
    }

    /// <summary>Calls the function of this action's case.</summary>
    public T Match<T>(
        Func<EdgeFilter, T> edgeFilter,
        Func<FlowSpec, T> flowSpec,
        Func<Blackhole, T> blackhole,
        Func<Divert, T> divert
    ) =>
        this switch
        {
            EdgeFilter action => edgeFilter(action),
            FlowSpec action => flowSpec(action),
            Blackhole action => blackhole(action),
            Divert action => divert(action),
            _ => throw new InvalidOperationException($"{GetType()} is no case of this hierarchy."),
        };
}
