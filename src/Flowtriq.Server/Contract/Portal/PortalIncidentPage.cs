namespace Flowtriq.Server.Contract.Portal;

/// <summary>Incidents on a customer's addresses, newest first.</summary>
/// <param name="Total">How many there are without the limit.</param>
/// <param name="Items">Those of the page.</param>
public sealed record PortalIncidentPage(int Total, IReadOnlyList<PortalIncident> Items);
