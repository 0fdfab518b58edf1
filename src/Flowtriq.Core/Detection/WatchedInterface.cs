using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>One direction of one interface that is watched.</summary>
/// <param name="Name">The kernel's name of it.</param>
/// <param name="Direction">Inbound for what enters the protected network here.</param>
/// <param name="CapacityBps">Speed of the link in bits per second; 0 = unknown.</param>
/// <param name="Override">Static thresholds of this interface, which win over those for all interfaces.</param>
public sealed record WatchedInterface(
    string Name,
    Direction Direction,
    double CapacityBps = 0,
    StaticThreshold Override = default
);
