using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Kernel;

namespace Flowtriq.Agent.Doctor;

/// <summary>Looks at the machine: what the agent itself can find out without a peer and without changing anything.</summary>
/// <param name="config">The configuration in force.</param>
/// <param name="process">The agent's process in /proc: "self" or its number.</param>
/// <param name="probe">Also tries what may take a moment of the kernel's time: a packet tap, a hook at the ingress.</param>
internal sealed class Examination(AgentConfig config, string process, bool probe)
{
    /// <param name="offset">Server clock minus node clock; null when not measured.</param>
    /// <param name="before">Counters of an earlier look.</param>
    /// <param name="over">How long ago that was.</param>
    internal IReadOnlyList<Finding> Run(TimeSpan? offset, IReadOnlyDictionary<string, ulong> before, TimeSpan over)
    {
        var facts = SysClassNet.Read(config.SysRoot);
        var watched = InterfaceSelection.Choose(config, facts, DefaultRoute.Interfaces(config.ProcRoot));
        var edges = watched.Where(static one => one.IsEdge).ToList();
        var names = edges.Select(static one => one.Name).ToList();
        var signs = OffloadSigns.Read(config.ProcRoot, config.SysRoot, names) with
        {
            Flowtables = probe ? OffloadedFlowtables.Find() : null,
        };
        List<Finding> findings =
        [
            .. CapabilityCheck.Look(ProcessCapabilities.Read(config.ProcRoot, process), config),
            KernelCheck.Look(Release()),
            FirewallCheck.Look(config, probe),
            .. InterfaceCheck.Look(watched, facts, config),
            .. OffloadCheck.Look(signs, Still(edges, before, Counters()), over),
            .. ClockCheck.Look(KernelClock.IsSynchronised, offset),
            StateDirectoryCheck.Look(config),
        ];
        if (probe)
            findings.Insert(0, TapCheck.Look(config));
        return findings;
    }

    /// <summary>Packets of every interface, both directions, now; empty when the kernel does not tell.</summary>
    internal IReadOnlyDictionary<string, ulong> Counters()
    {
        try
        {
            using var file = new ProcNetDev(config.ProcRoot);
            file.Read();
            return file.Interfaces.ToDictionary(
                static one => one.Name,
                static one => one.Received.Packets + one.Sent.Packets
            );
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new Dictionary<string, ulong>();
        }
    }

    private static List<string> Still(
        IEnumerable<NodeInterface> edges,
        IReadOnlyDictionary<string, ulong> before,
        IReadOnlyDictionary<string, ulong> after
    ) =>
        [
            .. edges
                .Where(static one => one.Facts.Up)
                .Select(static one => one.Name)
                .Where(name =>
                    before.TryGetValue(name, out var earlier) && after.TryGetValue(name, out var now) && earlier == now
                ),
        ];

    private string Release()
    {
        try
        {
            return File.ReadAllText(Path.Combine(config.ProcRoot, "sys/kernel/osrelease")).Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
