using Flowtriq.Agent.Configuration;

namespace Flowtriq.Agent.Kernel;

/// <summary>
/// Decides which interfaces are watched and in which role. Configured ones as written; when none is configured, every
/// physical one that is not stacked, transit being where the default route points.
/// </summary>
internal static class InterfaceSelection
{
    internal static IReadOnlyList<NodeInterface> Choose(
        AgentConfig config,
        IReadOnlyList<InterfaceFacts> facts,
        IReadOnlySet<string> defaultRoutes
    )
    {
        var candidates = config.Interfaces.Count > 0 ? Configured(config, facts) : Found(facts);
        var transit = Leaves(facts, defaultRoutes);
        // On a box without a default route nothing tells upstream from downstream: all of it may be attacked.
        var everything = !candidates.Any(one => transit.Contains(one.Name));
        return candidates
            .Select(one =>
            {
                var written = config.Interfaces.GetValueOrDefault(one.Name);
                var guess = everything || transit.Contains(one.Name) ? InterfaceRole.Transit : InterfaceRole.Core;
                return new NodeInterface(one, written?.Role ?? guess, written?.CapacityBps ?? one.SpeedBps);
            })
            .Where(one => one.Role != InterfaceRole.Ignore)
            .ToList();
    }

    private static List<InterfaceFacts> Configured(AgentConfig config, IReadOnlyList<InterfaceFacts> facts) =>
        facts.Where(one => config.Interfaces.ContainsKey(one.Name)).ToList();

    private static List<InterfaceFacts> Found(IReadOnlyList<InterfaceFacts> facts)
    {
        var plain = facts.Where(one => !one.Loopback && !one.Stacked && one.Link is not null).ToList();
        var physical = plain.Where(one => one.Physical).ToList();
        // A container or namespace has virtual devices only.
        return physical.Count > 0 ? physical : plain;
    }

    // A default route over a bond, bridge or VLAN enters through the devices below it.
    private static HashSet<string> Leaves(IReadOnlyList<InterfaceFacts> facts, IReadOnlySet<string> names)
    {
        var leaves = new HashSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(names);
        while (waiting.TryDequeue(out var name))
        {
            if (!visited.Add(name))
                continue;
            leaves.Add(name);
            foreach (var lower in facts.FirstOrDefault(one => one.Name == name)?.Lower ?? [])
                waiting.Enqueue(lower);
        }

        return leaves;
    }
}
