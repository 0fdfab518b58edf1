using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract.Evidence;

namespace Flowtriq.Server.Pipeline.Evidence;

/// <summary>The evidence of an incident, for who reports about it.</summary>
public interface IEvidence
{
    /// <summary>
    /// Every complete capture of the incident, oldest first: read and hashed now, so that what a report says holds when it
    /// is made. Empty for an incident that is not known.
    /// </summary>
    Task<IReadOnlyList<EvidenceItem>> OfAsync(IncidentId incident, CancellationToken cancel);
}
