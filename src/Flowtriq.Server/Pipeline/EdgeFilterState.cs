using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Server.Pipeline;

/// <summary>One filter in force on a node.</summary>
/// <param name="Action">What it does; its key is that of the mitigation.</param>
/// <param name="ByNode">True when the node set it by its policy, false when it was ordered.</param>
/// <param name="Dropped">What it dropped in the last second.</param>
/// <param name="DroppedPackets">Packets since it was set.</param>
/// <param name="DroppedBytes">Bytes since it was set.</param>
/// <param name="Since">When it was set, UTC.</param>
/// <param name="Expires">When the kernel drops it unless renewed, UTC.</param>
public sealed record EdgeFilterState(
    MitigationAction.EdgeFilter Action,
    bool ByNode,
    TrafficRate Dropped,
    ulong DroppedPackets,
    ulong DroppedBytes,
    DateTimeOffset Since,
    DateTimeOffset Expires
);
