using Flowtriq.Agent.Configuration;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Setup;

/// <summary>What the configuration file will say.</summary>
internal sealed record SetupPlan
{
    /// <summary>Where flowtriq listens; null = standalone.</summary>
    internal ServerAddress? Server { get; init; }

    internal IReadOnlyList<InterfaceGuess> Interfaces { get; init; } = [];

    /// <summary>Own address space.</summary>
    internal IReadOnlyList<IpPrefix> Prefixes { get; init; } = [];

    internal CaptureMode Capture { get; init; }

    internal FirewallMode Firewall { get; init; }

    internal string StateDirectory { get; init; } = new AgentConfig().StateDirectory;
}
