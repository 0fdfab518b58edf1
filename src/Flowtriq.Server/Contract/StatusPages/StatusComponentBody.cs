namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>A component as people write it.</summary>
/// <param name="Name">What the public calls it: "Internet access, Frankfurt".</param>
/// <param name="Scope">What it stands for.</param>
/// <param name="Members">Ids of nodes, codes of POPs or names of customers; never shown to the public.</param>
/// <param name="Key">What history knows it by; null for a new one.</param>
public sealed record StatusComponentBody(
    string Name,
    ComponentScope Scope,
    IReadOnlyList<string> Members,
    string? Key = null
);
