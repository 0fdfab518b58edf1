using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Kernel;

namespace Flowtriq.Agent.Doctor;

/// <summary>Whether the agent may do what its configuration asks for.</summary>
internal static class CapabilityCheck
{
    private const string Name = "capabilities";

    /// <param name="held">Those of the agent's process; null when the kernel does not tell.</param>
    /// <param name="config">The configuration in force.</param>
    internal static IEnumerable<Finding> Look(ProcessCapabilities? held, AgentConfig config)
    {
        if (held is not { } capabilities)
        {
            yield return Finding.Warning(
                Name,
                "what the agent's process may do cannot be read",
                "run ftagent doctor as root or as the agent's user"
            );
            yield break;
        }

        if (config.Capture.Mode == CaptureMode.Ring)
            yield return capabilities.NetRaw
                ? Finding.Ok(Name, "CAP_NET_RAW: packets can be looked at")
                : Finding.Problem(
                    Name,
                    "no CAP_NET_RAW: no packet is looked at, so attacks have no target and no name",
                    "AmbientCapabilities=CAP_NET_RAW in the systemd unit, or set capture.mode to \"counters\""
                );
        if (config.Firewall.Mode != FirewallMode.Off)
            yield return capabilities.NetAdmin
                ? Finding.Ok(Name, "CAP_NET_ADMIN: level 1 can filter")
                : Finding.Problem(
                    Name,
                    "no CAP_NET_ADMIN: firewall.mode allows level 1, the kernel does not",
                    "AmbientCapabilities=CAP_NET_RAW CAP_NET_ADMIN in the systemd unit, or set firewall.mode to \"off\""
                );
    }
}
