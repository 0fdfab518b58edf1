using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>What is known when an attack is raised.</summary>
internal readonly record struct OpeningFacts(
    Direction Direction,
    string Interface,
    InterfaceWatch? Watch,
    IpPrefix? Target,
    int Hosts,
    TrafficRate Normal,
    DetectionReason Reason,
    Moment Onset
);
