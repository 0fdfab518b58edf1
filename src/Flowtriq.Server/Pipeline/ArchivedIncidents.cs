namespace Flowtriq.Server.Pipeline;

/// <summary>Incidents of a range.</summary>
/// <param name="Items">Oldest onset first; when there are too many to be read at once, the newest of them.</param>
/// <param name="Left">How many older ones were left out for that.</param>
public sealed record ArchivedIncidents(IReadOnlyList<ArchivedIncident> Items, int Left);
