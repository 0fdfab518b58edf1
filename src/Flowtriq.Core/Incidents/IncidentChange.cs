namespace Flowtriq.Core.Incidents;

/// <summary>An incident with the events that just happened to it: what is stored and published in one step.</summary>
public sealed record IncidentChange(Incident Incident, IReadOnlyList<IncidentEvent> Events);
