namespace Flowtriq.Server.Contract;

public sealed record IncidentPage(int Total, IReadOnlyList<IncidentSummary> Items);
