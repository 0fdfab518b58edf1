using Flowtriq.Agent.Kernel;

namespace Flowtriq.Agent.Doctor;

/// <summary>Whether the kernel sees the traffic it is asked to count.</summary>
internal static class OffloadCheck
{
    private const string Name = "offload";

    /// <param name="signs">What speaks for forwarding in hardware.</param>
    /// <param name="still">Interfaces that attacks are looked for on, that are up, and whose counters did not move while being looked at.</param>
    /// <param name="over">How long that was.</param>
    internal static IEnumerable<Finding> Look(OffloadSigns signs, IReadOnlyList<string> still, TimeSpan over)
    {
        if (signs.SwitchPorts.Count > 0)
            yield return Finding.Warning(
                Name,
                $"{string.Join(", ", signs.SwitchPorts)}: ports of a switch chip, which forwards without the kernel seeing the packets",
                "compare ftagent top with the switch's own counters; watch a port that the chip mirrors to instead"
            );
        if (signs.HardwareFlows > 0)
            yield return Finding.Warning(
                Name,
                $"{signs.HardwareFlows} connections are forwarded by the network card: their packets are not sampled and may not be counted",
                "take \"flags offload\" off the flowtable (nft list flowtables), or look for attacks where they enter"
            );
        if (still.Count > 0)
            yield return new Finding(
                Name,
                signs.SwitchPorts.Count > 0 || signs.HardwareFlows > 0 ? FindingLevel.Problem : FindingLevel.Ok,
                $"{string.Join(", ", still)}: up, and not one packet counted in {over.TotalSeconds:0} s",
                "fine when no traffic passes; if there is some, hardware forwards it"
            );
        if (signs.SwitchPorts.Count == 0 && signs.HardwareFlows is null or 0 && still.Count == 0)
            yield return Finding.Ok(Name, "nothing speaks for forwarding in hardware");
    }
}
