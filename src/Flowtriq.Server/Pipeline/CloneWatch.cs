using System.Collections.Immutable;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// Tells one agent that starts anew from two that run at once with one node's certificate. An agent keeps its instance as long as it runs,
/// so one that comes back after another had greeted ran all the time: there are two. A line taken over from a machine of another id is
/// the same at once. A reboot, a reinstallation or a machine that moved is neither: what was before never comes back.
/// </summary>
internal sealed class CloneWatch
{
    private const int Remembered = 8;
    private ImmutableArray<AgentPlace> recent = [];

    /// <summary>Takes a greeting.</summary>
    /// <param name="now">Who greets.</param>
    /// <param name="lineStood">True when a session of the node stood when it came.</param>
    /// <returns>The other one that runs at the same time; null when there is none.</returns>
    internal AgentPlace? Greeted(AgentPlace now, bool lineStood)
    {
        var last = recent.LastOrDefault();
        var cameBack = last?.Instance != now.Instance && recent.Any(place => place.Instance == now.Instance);
        var tookOver = lineStood && now.Machine.Length > 0 && last is not null && last.Machine != now.Machine;
        var others = recent.RemoveAll(place => place.Instance == now.Instance && place.Machine == now.Machine);
        recent = [.. others.Skip(Math.Max(0, others.Length - Remembered + 1)), now];
        return cameBack || tookOver ? last : null;
    }
}
