using System.Collections.Immutable;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Firewall;

/// <summary>The rules of one target, in a chain that only packets to it enter.</summary>
/// <param name="Name">The chain's name.</param>
/// <param name="Target">The target.</param>
/// <param name="Filters">Filters of the target and of what lies inside it.</param>
internal sealed record TargetChain(string Name, IpPrefix Target, ImmutableArray<FilterEntry> Filters)
{
    /// <summary>When the kernel no longer enters the chain: after the last of its filters.</summary>
    internal long TimeoutSeconds => Filters.Max(static filter => filter.TimeoutSeconds);
}
