using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Kernel;

/// <summary>What sysfs says of one interface.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">The kernel's number for it; changes when it is made anew.</param>
/// <param name="Link">How its frames begin; null when they are of no kind this software reads.</param>
/// <param name="SpeedBps">Link speed in bits per second; null when unknown, as on virtual devices.</param>
/// <param name="Up">Whether frames can pass.</param>
/// <param name="Loopback">True for lo.</param>
/// <param name="Physical">True when a device (PCI, virtio, USB) is behind it.</param>
/// <param name="Lower">Interfaces it is stacked on: the ports of a bond or bridge, the parent of a VLAN.</param>
internal sealed record InterfaceFacts(
    string Name,
    int Index,
    LinkType? Link,
    double? SpeedBps,
    bool Up,
    bool Loopback,
    bool Physical,
    IReadOnlyList<string> Lower
)
{
    /// <summary>True when its traffic also passes another interface, so that counting it would count twice.</summary>
    internal bool Stacked => Lower.Count > 0;
}
