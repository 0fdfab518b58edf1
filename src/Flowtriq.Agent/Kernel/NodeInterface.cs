using Flowtriq.Agent.Configuration;

namespace Flowtriq.Agent.Kernel;

/// <summary>An interface the agent watches, and what for.</summary>
/// <param name="Facts">What sysfs says of it.</param>
/// <param name="Role">What it connects to.</param>
/// <param name="CapacityBps">Bits per second it carries; null when neither configuration nor sysfs knows.</param>
internal sealed record NodeInterface(InterfaceFacts Facts, InterfaceRole Role, double? CapacityBps)
{
    internal string Name => Facts.Name;

    /// <summary>Whether attacks are looked for on it: traffic from outside enters here.</summary>
    internal bool IsEdge => Role is InterfaceRole.Transit or InterfaceRole.Peer;
}
