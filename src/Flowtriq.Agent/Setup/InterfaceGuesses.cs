using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Kernel;

namespace Flowtriq.Agent.Setup;

/// <summary>
/// Guesses the role and capacity of every interface: what the agent would choose by itself, with the reason, and what the operator says
/// instead.
/// </summary>
internal static class InterfaceGuesses
{
    internal static IReadOnlyList<InterfaceGuess> Of(
        IReadOnlyList<InterfaceFacts> facts,
        IReadOnlySet<string> defaultRoutes
    )
    {
        var chosen = InterfaceSelection.Choose(new AgentConfig(), facts, defaultRoutes);
        var routed = chosen.Any(one => Carries(one.Name, facts, defaultRoutes));
        return
        [
            .. facts.Select(one =>
                chosen.FirstOrDefault(candidate => candidate.Name == one.Name) is { } found
                    ? new InterfaceGuess(one.Name, found.Role, found.CapacityBps, Why(found, routed))
                    : new InterfaceGuess(one.Name, InterfaceRole.Ignore, null, WhyNot(one))
            ),
        ];
    }

    /// <summary>
    /// Reads "NAME=ROLE", "NAME=ROLE:CAPACITY" or NAME alone for transit, as in "eth0=transit:10G"; null, with the fault, for
    /// anything else.
    /// </summary>
    internal static InterfaceGuess? Parse(string text, out string fault)
    {
        fault = "";
        var (name, rest) = Split(text, '=');
        var (role, capacity) = Split(rest, ':');
        if (name.Length == 0)
            fault = $"\"{text}\": must be NAME=ROLE or NAME=ROLE:CAPACITY, as in eth0=transit:10G";
        else if (role.Length > 0 && !IsRole(role))
            fault = $"{name}: \"{role}\": must be transit, peer, customer, core or ignore";
        else if (capacity.Length > 0 && SiNumber.Parse(capacity) is not >= 1e3)
            fault = $"{name}: \"{capacity}\": must be a rate such as 10G or \"2.5 Gbps\"";
        if (fault.Length > 0)
            return null;
        var said = role.Length == 0 ? InterfaceRole.Transit : Enum.Parse<InterfaceRole>(role, ignoreCase: true);
        return new InterfaceGuess(name, said, capacity.Length == 0 ? null : SiNumber.Parse(capacity), "as you said");
    }

    /// <summary>What the operator said in the place of the guess; the capacity of the guess where they said none.</summary>
    internal static IReadOnlyList<InterfaceGuess> With(IReadOnlyList<InterfaceGuess> guesses, InterfaceGuess said)
    {
        var known = guesses.FirstOrDefault(one => one.Name == said.Name);
        var merged = said with { CapacityBps = said.CapacityBps ?? known?.CapacityBps };
        return known is null
            ? [.. guesses, merged with { Why = "as you said; it does not exist now" }]
            : [.. guesses.Select(one => one.Name == said.Name ? merged : one)];
    }

    private static string Why(NodeInterface one, bool routed) =>
        one.IsEdge
            ? routed
                ? "the default route leaves here"
                : "there is no default route: any interface may be attacked"
            : "no default route: counted, not alarmed on";

    private static string WhyNot(InterfaceFacts one) =>
        one.Loopback ? "loopback"
        : one.Stacked ? $"runs over {string.Join(", ", one.Lower)}, where its packets are counted"
        : one.Link is null ? "its link layer is not read by this software"
        : "virtual";

    private static bool Carries(string name, IReadOnlyList<InterfaceFacts> facts, IReadOnlySet<string> routes)
    {
        var waiting = new Queue<string>(routes);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var next))
        {
            if (next == name)
                return true;
            if (!seen.Add(next))
                continue;
            foreach (var lower in facts.FirstOrDefault(one => one.Name == next)?.Lower ?? [])
                waiting.Enqueue(lower);
        }

        return false;
    }

    private static bool IsRole(string text) =>
        Enum.TryParse<InterfaceRole>(text, ignoreCase: true, out var role)
        && string.Equals(Enum.GetName(role), text, StringComparison.OrdinalIgnoreCase);

    private static (string Before, string After) Split(string text, char separator)
    {
        var at = text.IndexOf(separator);
        return at < 0 ? (text.Trim(), "") : (text[..at].Trim(), text[(at + 1)..].Trim());
    }
}
