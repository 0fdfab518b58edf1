using System.Collections.Immutable;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Pipeline;

/// <summary>Level 1 on one node, as it said in its last report.</summary>
/// <param name="Available">False when the node cannot filter: no capability, no library, not allowed by its operator.</param>
/// <param name="Reason">Why not, for a person; empty when it can.</param>
/// <param name="Orders">Version of the orders it carries out; 0 for none.</param>
/// <param name="Policy">Version of the policy it goes by; 0 for none.</param>
/// <param name="Filters">What is in force, by policy of its own or by order.</param>
/// <param name="Dropped">What all filters together dropped in the last second.</param>
public sealed record NodeFirewall(
    bool Available,
    string Reason,
    ulong Orders,
    ulong Policy,
    ImmutableArray<EdgeFilterState> Filters,
    TrafficRate Dropped
);
