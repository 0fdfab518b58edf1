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
        if (signs.Flowtables is { Count: > 0 } tables)
            yield return Finding.Warning(
                Name,
                $"flowtable {string.Join(", ", tables)} hands connections to the network card (flags offload): their packets are not sampled and may not be counted",
                "take \"flags offload\" off it (nft list flowtables), or look for attacks where they enter"
            );
        if (signs.Cards.Count > 0)
            yield return Finding.Warning(
                Name,
                $"{string.Join(", ", signs.Cards)}: the card may forward by itself what rules of tc say (hw-tc-offload is on)",
                "look for rules marked in_hw (tc -s filter show), or ethtool -K NAME hw-tc-offload off"
            );
        if (still.Count > 0)
            yield return new Finding(
                Name,
                signs.Any ? FindingLevel.Problem : FindingLevel.Ok,
                $"{string.Join(", ", still)}: up, and not one packet counted in {over.TotalSeconds:0} s",
                "fine when no traffic passes; if there is some, hardware forwards it"
            );
        if (!signs.Any && still.Count == 0)
            yield return Finding.Ok(Name, "nothing speaks for forwarding in hardware");
    }
}
