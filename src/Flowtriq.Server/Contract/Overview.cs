namespace Flowtriq.Server.Contract;

/// <summary>Everything the overview shows, from which live ticks go on.</summary>
public sealed record Overview(
    int Version,
    DateTimeOffset Now,
    IReadOnlyList<Node> Nodes,
    IReadOnlyList<Pop> Pops,
    IReadOnlyList<IncidentSummary> Incidents,
    IReadOnlyList<IncidentSummary> ResolvedToday,
    Kpi Kpi,
    Series Network,
    IReadOnlyDictionary<string, double?[]> History
);
