using System.Collections.Immutable;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Firewall;

/// <summary>What is in the kernel, as last read. Immutable.</summary>
/// <param name="Available">True when this machine can filter.</param>
/// <param name="Reason">Why not, or what went wrong last; empty when all is well.</param>
/// <param name="Filters">What is in force.</param>
/// <param name="Devices">What was dropped in the last second on each interface.</param>
internal sealed record FirewallState(
    bool Available,
    string Reason,
    ImmutableArray<FilterInForce> Filters,
    ImmutableDictionary<string, TrafficRate> Devices
)
{
    internal static FirewallState Unavailable(string reason) =>
        new(false, reason, [], ImmutableDictionary<string, TrafficRate>.Empty);

    internal static FirewallState Idle { get; } = new(true, "", [], ImmutableDictionary<string, TrafficRate>.Empty);
}
