namespace Flowtriq.Core.Mitigation;

/// <summary>The four levels of the ladder. The numbers never change; a policy decides their order.</summary>
public enum MitigationLevel : byte
{
    /// <summary>L1: the node's own firewall.</summary>
    Firewall = 1,

    /// <summary>L2: FlowSpec rules in the routers.</summary>
    FlowSpec = 2,

    /// <summary>L3: remotely triggered black hole; discards everything to the target.</summary>
    Blackhole = 3,

    /// <summary>L4: diversion to a scrubbing provider.</summary>
    Scrubbing = 4,
}
