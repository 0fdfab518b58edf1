namespace Flowtriq.Server.Nodes.Updates;

/// <summary>Starts a rollout, or moves it further.</summary>
/// <param name="Version">A signed version on the shelf.</param>
/// <param name="Percent">1 to 100.</param>
/// <param name="Pops">Codes of the points of presence; absent or empty = all.</param>
/// <param name="Groups">Labels of groups, within those points of presence; absent or empty = all.</param>
public sealed record RolloutRequest(
    string Version,
    int Percent,
    IReadOnlyList<string>? Pops = null,
    IReadOnlyList<string>? Groups = null
);
