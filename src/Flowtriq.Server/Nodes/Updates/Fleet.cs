using Flowtriq.Server.Nodes.Releases;

namespace Flowtriq.Server.Nodes.Updates;

/// <summary>What agents run, and what they are to run.</summary>
/// <param name="Rollout">The rollout; null when there has been none: then no node is told anything.</param>
/// <param name="Releases">What can be rolled out: signed versions.</param>
/// <param name="Nodes">Every node.</param>
public sealed record Fleet(Rollout? Rollout, IReadOnlyList<AgentRelease> Releases, IReadOnlyList<NodeUpdate> Nodes);
