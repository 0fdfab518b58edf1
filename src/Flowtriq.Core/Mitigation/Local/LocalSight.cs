using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Mitigation.Local;

/// <summary>One attack as this node sees it now.</summary>
/// <param name="Observation">The attack, its rates as they arrive at the uplink: before any filter of this node.</param>
/// <param name="LinkShare">How full its link is, 0..1; null when no capacity is known.</param>
/// <param name="Dropped">What this node's filters drop of the target's traffic.</param>
public sealed record LocalSight(Observation Observation, double? LinkShare, BitsPerSecond Dropped);
