namespace Flowtriq.Agent.Configuration;

/// <summary>What the operator says about one interface.</summary>
/// <param name="Role">Its role; null = guessed from the default route.</param>
/// <param name="CapacityBps">Bits per second it can carry; null = the link speed by sysfs.</param>
internal sealed record InterfaceConfig(InterfaceRole? Role, double? CapacityBps);
