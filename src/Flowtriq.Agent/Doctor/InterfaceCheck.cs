using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Kernel;

namespace Flowtriq.Agent.Doctor;

/// <summary>Whether every packet is counted once, and where attacks enter is watched.</summary>
internal static class InterfaceCheck
{
    private const string Name = "interfaces";

    /// <param name="watched">What the agent watches.</param>
    /// <param name="facts">All there are.</param>
    /// <param name="config">The configuration in force.</param>
    internal static IEnumerable<Finding> Look(
        IReadOnlyList<NodeInterface> watched,
        IReadOnlyList<InterfaceFacts> facts,
        AgentConfig config
    )
    {
        foreach (var name in config.Interfaces.Keys.Where(name => facts.All(one => one.Name != name)))
            yield return Finding.Warning(
                Name,
                $"{name} is configured and does not exist",
                $"take interfaces.{name} out of the configuration, or bring the interface up: it is watched as soon as it appears"
            );
        foreach (var (upper, lower) in Doubled(watched, facts))
            yield return Finding.Warning(
                Name,
                $"{upper} runs over {lower} and both are watched: every packet counts twice",
                $"set the role of one of them to \"ignore\" (interfaces.{upper}.role)"
            );
        var edges = watched.Where(static one => one.IsEdge).ToList();
        foreach (var one in edges.Where(static one => one.CapacityBps is null))
            yield return Finding.Warning(
                Name,
                $"the capacity of {one.Name} is not known, so that no threshold follows from it",
                $"set interfaces.{one.Name}.capacity"
            );
        foreach (var one in edges.Where(static one => one.Facts.Link is null))
            yield return Finding.Warning(
                Name,
                $"{one.Name} has a link layer this software does not read: it is counted, attacks on it are not named",
                ""
            );
        yield return edges.Count == 0
            ? Finding.Problem(
                Name,
                "no interface is watched for attacks",
                "give the interface towards your upstream the role \"transit\" in the configuration"
            )
            : Finding.Ok(
                Name,
                $"watched for attacks: {string.Join(", ", edges.Select(static one => $"{one.Name} ({Word(one.Role)})"))}; counted only: {Counted(watched)}"
            );
    }

    private static IEnumerable<(string Upper, string Lower)> Doubled(
        IReadOnlyList<NodeInterface> watched,
        IReadOnlyList<InterfaceFacts> facts
    ) =>
        from upper in watched
        from lower in Below(upper.Name, facts)
        where watched.Any(one => one.Name == lower)
        select (upper.Name, lower);

    private static HashSet<string> Below(string name, IReadOnlyList<InterfaceFacts> facts)
    {
        var below = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([name]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var lower in facts.FirstOrDefault(one => one.Name == next)?.Lower ?? [])
            {
                if (below.Add(lower))
                    waiting.Enqueue(lower);
            }
        }

        return below;
    }

    private static string Counted(IReadOnlyList<NodeInterface> watched)
    {
        var names = watched.Where(static one => !one.IsEdge).Select(static one => one.Name).ToList();
        return names.Count == 0 ? "none" : string.Join(", ", names);
    }

    private static string Word(InterfaceRole role) => Enum.GetName(role)!.ToLowerInvariant();
}
