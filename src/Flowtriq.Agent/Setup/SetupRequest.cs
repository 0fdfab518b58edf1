using Flowtriq.Agent.Configuration;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Setup;

/// <summary>What the command line already says; null = ask, or take the guess.</summary>
internal sealed record SetupRequest
{
    /// <summary>Where the configuration goes.</summary>
    internal required string Path { get; init; }

    internal ServerAddress? Server { get; init; }

    /// <summary>The one-time token; null = ask for it.</summary>
    internal string? Token { get; init; }

    /// <summary>Only these are watched; empty = what was found.</summary>
    internal IReadOnlyList<InterfaceGuess> Interfaces { get; init; } = [];

    internal IReadOnlyList<IpPrefix> Prefixes { get; init; } = [];

    internal FirewallMode? Firewall { get; init; }

    internal CaptureMode Capture { get; init; }

    internal string StateDirectory { get; init; } = new AgentConfig().StateDirectory;

    internal string ProcRoot { get; init; } = new AgentConfig().ProcRoot;

    internal string SysRoot { get; init; } = new AgentConfig().SysRoot;

    /// <summary>Replaces a configuration without asking.</summary>
    internal bool Force { get; init; }
}
