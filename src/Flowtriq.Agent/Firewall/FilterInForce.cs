using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Firewall;

/// <summary>One filter in the kernel with what it did so far.</summary>
/// <param name="Filter">What it is.</param>
/// <param name="Since">When it was set, UTC.</param>
/// <param name="Packets">Packets it dropped since then.</param>
/// <param name="Bytes">Bytes it dropped since then.</param>
/// <param name="Rate">What it dropped in the last second.</param>
internal sealed record FilterInForce(
    LocalFilter Filter,
    DateTimeOffset Since,
    ulong Packets,
    ulong Bytes,
    TrafficRate Rate
);
