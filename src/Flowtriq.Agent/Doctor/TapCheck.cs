using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Kernel;

namespace Flowtriq.Agent.Doctor;

/// <summary>Whether this kernel gives a sampled view of packets: opens a tap with its filter on the loopback and closes it.</summary>
internal static class TapCheck
{
    private const string Name = "packets";
    private const int Loopback = 1;

    internal static Finding Look(AgentConfig config)
    {
        if (config.Capture.Mode != CaptureMode.Ring)
            return Finding.Ok(Name, "not looked at (capture.mode is counters): attacks are seen and not named");
        using var tap = PacketTap.TryOpen(Loopback, config.Capture.SnapLength, out var reason);
        return tap is not null
            ? Finding.Ok(Name, "AF_PACKET with a sampling filter works")
            : Finding.Problem(
                Name,
                $"no packet tap: {reason}",
                "run ftagent doctor as the agent runs, with CAP_NET_RAW; a kernel without AF_PACKET needs capture.mode \"counters\""
            );
    }
}
