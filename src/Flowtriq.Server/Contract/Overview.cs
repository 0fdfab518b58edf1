namespace Flowtriq.Server.Contract;

/// <summary>
/// Everything the overview shows, from which live ticks go on. <c>PopHistory</c> is the last minute of inbound packets per
/// second of each point of presence, oldest first.
/// </summary>
public sealed record Overview(
    int Version,
    DateTimeOffset Now,
    IReadOnlyList<Node> Nodes,
    IReadOnlyList<Pop> Pops,
    IReadOnlyList<IncidentSummary> Incidents,
    IReadOnlyList<IncidentSummary> ResolvedToday,
    Kpi Kpi,
    Series Network,
    IReadOnlyDictionary<string, double?[]> PopHistory
);
