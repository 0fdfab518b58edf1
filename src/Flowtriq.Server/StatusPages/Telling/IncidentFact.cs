using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.StatusPages.Telling;

/// <summary>What of an incident decides what a status page tells. Neither its kind nor its size goes further than this.</summary>
/// <param name="Number">Its number, which the public never reads.</param>
/// <param name="Severity">How much it matters now.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Mitigated">True while anything is in force against it.</param>
/// <param name="Detected">When it was detected.</param>
/// <param name="Nodes">Ids of the nodes that see it.</param>
/// <param name="Pops">Codes of their points of presence.</param>
/// <param name="Customer">Whose address it is aimed at; null when nobody's.</param>
internal sealed record IncidentFact(
    long Number,
    Severity Severity,
    IncidentState State,
    bool Mitigated,
    DateTimeOffset Detected,
    IReadOnlySet<string> Nodes,
    IReadOnlySet<string> Pops,
    string? Customer
);
