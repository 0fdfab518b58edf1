namespace Flowtriq.Server.Nodes.Updates;

/// <summary>A node in the fleet, by what its agent runs.</summary>
/// <param name="Id">The node.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pop">Code of its point of presence.</param>
/// <param name="Group">Label of its group; empty = none.</param>
/// <param name="Architecture">Its machine, as the agent says it.</param>
/// <param name="Version">The version it runs.</param>
/// <param name="State">Where it stands in the rollout; null without one.</param>
/// <param name="Reason">Why it refused or went back, in its own words.</param>
public sealed record NodeUpdate(
    string Id,
    string Name,
    string Pop,
    string Group,
    string Architecture,
    string Version,
    NodeUpdateState? State,
    string Reason
);
