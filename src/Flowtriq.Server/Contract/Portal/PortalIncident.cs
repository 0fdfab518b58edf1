using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Contract.Portal;

/// <summary>An incident on a customer's own addresses, as the customer sees it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Id">The number as people say it.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">What it is.</param>
/// <param name="Target">The attacked address or prefix.</param>
/// <param name="Hosts">Attacked hosts inside it.</param>
/// <param name="Onset">When it began, as estimated.</param>
/// <param name="Detected">When it was detected.</param>
/// <param name="Resolved">When it was over; null while it lasts.</param>
/// <param name="PeakPps">Highest rate.</param>
/// <param name="PeakBps">Highest rate.</param>
/// <param name="Vectors">What it is made of.</param>
public sealed record PortalIncident(
    long Number,
    string Id,
    IncidentState State,
    Severity Severity,
    string Title,
    string Target,
    int Hosts,
    DateTimeOffset Onset,
    DateTimeOffset Detected,
    DateTimeOffset? Resolved,
    double PeakPps,
    double PeakBps,
    IReadOnlyList<PortalVector> Vectors
);
