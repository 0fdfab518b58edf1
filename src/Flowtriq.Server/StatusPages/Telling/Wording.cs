using Flowtriq.Server.Contract.StatusPages;

namespace Flowtriq.Server.StatusPages.Telling;

/// <summary>
/// What the public reads: plain words for people who use the network. Nothing here says how an attack is made, measured or
/// answered, because attackers read it too.
/// </summary>
internal static class Wording
{
    /// <summary>The title of a story about these components.</summary>
    internal static string Title(IReadOnlyList<string> components) =>
        components.Count switch
        {
            0 => "Disruption of the network",
            1 => $"Disruption: {components[0]}",
            2 => $"Disruption: {components[0]} and {components[1]}",
            var many => $"Disruption: {components[0]} and {many - 1} others",
        };

    /// <summary>Names in a row, the first few of many.</summary>
    internal static string List(IReadOnlyList<string> names) =>
        names.Count <= 5
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(4))} and {names.Count - 4} others";

    internal static string Update(StoryPhase phase, bool cameBack) =>
        phase switch
        {
            StoryPhase.Investigating when cameBack =>
                "The disruption has come back. Our engineers are looking into it again.",
            StoryPhase.Mitigating when cameBack => "The disruption has come back. We are working against it again.",
            StoryPhase.Investigating =>
                "We see unusual traffic in part of our network. Connections may be slower than usual or fail. "
                    + "Our engineers are looking into it.",
            StoryPhase.Mitigating =>
                "We have found the cause and are working against it. Most connections should get better within minutes.",
            StoryPhase.Monitoring =>
                "Traffic is back to what it usually is. We keep watching before we call this resolved.",
            StoryPhase.Resolved => "The disruption is over. Everything works as it should.",
        };

    internal static string Phase(StoryPhase phase) =>
        phase switch
        {
            StoryPhase.Investigating => "Investigating",
            StoryPhase.Mitigating => "Mitigating",
            StoryPhase.Monitoring => "Monitoring",
            StoryPhase.Resolved => "Resolved",
        };

    internal static string State(ComponentState state) =>
        state switch
        {
            ComponentState.Operational => "Operational",
            ComponentState.Maintenance => "Maintenance",
            ComponentState.Degraded => "Degraded",
            ComponentState.Partial => "Partial outage",
            ComponentState.Major => "Major outage",
        };

    /// <summary>One sentence over the whole page.</summary>
    internal static string Overall(ComponentState worst) =>
        worst switch
        {
            ComponentState.Operational => "All systems work",
            ComponentState.Maintenance => "Maintenance is under way",
            ComponentState.Degraded => "Some systems are slower than usual",
            ComponentState.Partial => "Some systems are disrupted",
            ComponentState.Major => "Major disruption",
        };
}
