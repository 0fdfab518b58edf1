namespace Flowtriq.Agent.Kernel;

/// <summary>
/// Signs that hardware forwards behind the kernel's back, where neither counters nor taps see the packets: ports of a switch chip
/// (Documentation/networking/switchdev.rst), connections whose flow was handed to the card (nf_flowtable.rst), and cards that may
/// take over rules of tc(8).
/// </summary>
/// <param name="SwitchPorts">Interfaces that are ports of a switch chip.</param>
/// <param name="HardwareFlows">Connections that hardware forwards, as far as was looked; null when the list cannot be read.</param>
internal sealed record OffloadSigns(IReadOnlyList<string> SwitchPorts, int? HardwareFlows)
{
    private const int MostLines = 200_000;
    private const string TrafficControl = "hw-tc-offload";

    /// <summary>Interfaces whose card may carry out rules of traffic control by itself (ethtool -k: hw-tc-offload).</summary>
    internal IReadOnlyList<string> Cards { get; init; } = [];

    /// <summary>Flowtables that hand connections to the card ("flags offload"); null when nobody looked or may look.</summary>
    internal IReadOnlyList<string>? Flowtables { get; init; }

    /// <summary>True when anything speaks for it.</summary>
    internal bool Any => SwitchPorts.Count > 0 || HardwareFlows > 0 || Cards.Count > 0 || Flowtables is { Count: > 0 };

    internal static OffloadSigns Read(string procRoot, string sysRoot, IReadOnlyCollection<string> interfaces) =>
        new([.. interfaces.Where(name => IsSwitchPort(sysRoot, name))], CountFlows(procRoot))
        {
            Cards = [.. interfaces.Where(static name => EthtoolFeatures.IsOn(name, TrafficControl) == true)],
        };

    private static bool IsSwitchPort(string sysRoot, string name)
    {
        try
        {
            // Reading it fails with EOPNOTSUPP where there is no switch.
            return File.ReadAllText(Path.Combine(sysRoot, "class/net", name, "phys_switch_id")).Trim().Length > 0;
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static int? CountFlows(string procRoot)
    {
        try
        {
            return File.ReadLines(Path.Combine(procRoot, "net/nf_conntrack"))
                .Take(MostLines)
                .Count(static line => line.Contains("[HW_OFFLOAD]", StringComparison.Ordinal));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
