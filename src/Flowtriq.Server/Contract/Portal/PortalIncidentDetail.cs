namespace Flowtriq.Server.Contract.Portal;

/// <summary>One incident and what was done about it.</summary>
public sealed record PortalIncidentDetail(PortalIncident Incident, IReadOnlyList<PortalMitigation> Mitigations);
