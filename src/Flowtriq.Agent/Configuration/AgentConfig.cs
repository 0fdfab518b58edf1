using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Configuration;

/// <summary>The agent's configuration as it is in force: file, then what the server set, then defaults.</summary>
internal sealed record AgentConfig
{
    /// <summary>Where flowtriq listens; null = standalone, unless the node is enrolled.</summary>
    public ServerAddress? Server { get; init; }

    /// <summary>The name of this node in standalone events.</summary>
    public string Node { get; init; } = Environment.MachineName;

    /// <summary>Interfaces by name; empty = found by itself.</summary>
    public IReadOnlyDictionary<string, InterfaceConfig> Interfaces { get; init; } =
        new Dictionary<string, InterfaceConfig>();

    /// <summary>Own address space: tells inbound from outbound, and what attacks roll up to.</summary>
    public IReadOnlyList<IpPrefix> Prefixes { get; init; } = [];

    /// <summary>When traffic counts as an attack.</summary>
    public DetectionConfig Detection { get; init; } = new();

    /// <summary>The packet ring and the capture files.</summary>
    public CaptureConfig Capture { get; init; } = new();

    /// <summary>Level 1 on this node.</summary>
    public FirewallConfig Firewall { get; init; } = new();

    /// <summary>Public key of whoever may sign versions that this node replaces itself with, base64; null = no updates.</summary>
    public string? UpdateKey { get; init; }

    /// <summary>The program run on open and close; null = none.</summary>
    public HookConfig? Hook { get; init; }

    /// <summary>Version of what the server set in this; 0 when it set nothing.</summary>
    public ulong ServerVersion { get; init; }

    /// <summary>Where baselines, open attacks, the event queue and the node's identity are kept.</summary>
    public string StateDirectory { get; init; } = "/var/lib/ftagent";

    /// <summary>Where the kernel's process files are mounted.</summary>
    public string ProcRoot { get; init; } = "/proc";

    /// <summary>Where the kernel's device files are mounted.</summary>
    public string SysRoot { get; init; } = "/sys";
}
