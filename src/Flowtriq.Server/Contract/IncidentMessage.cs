namespace Flowtriq.Server.Contract;

public sealed record IncidentMessage(IncidentSummary Summary);
