using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Evidence;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Pipeline.Measurements;
using IncidentEvent = Flowtriq.Server.Contract.IncidentEvent;

namespace Flowtriq.Server.Reports.Gathering;

/// <summary>All that a report of one incident may tell, read once.</summary>
internal sealed record IncidentFacts
{
    /// <summary>When it was read; what still lasts lasts until then.</summary>
    internal required DateTimeOffset Now { get; init; }

    /// <summary>Who reports.</summary>
    internal required string Organisation { get; init; }

    internal required Incident Incident { get; init; }

    /// <summary>Who owns the target; null when nobody does.</summary>
    internal required string? Customer { get; init; }

    /// <summary>When somebody was first told; null when nobody was.</summary>
    internal required DateTimeOffset? Alerted { get; init; }

    /// <summary>When something against it was first in force; null when nothing was.</summary>
    internal required DateTimeOffset? InForce { get; init; }

    /// <summary>When it was first measured to work; null when it was not.</summary>
    internal required DateTimeOffset? Effective { get; init; }

    internal required IReadOnlyList<MitigationSummary> Mitigations { get; init; }

    internal required IReadOnlyList<IncidentEvent> Events { get; init; }

    /// <summary>Its captures, read and hashed now; empty when they were not asked for.</summary>
    internal required IReadOnlyList<EvidenceItem> Captures { get; init; }

    internal required IReadOnlyList<SourceFact> Sources { get; init; }

    /// <summary>True when a local table says to whom addresses belong.</summary>
    internal required bool HasAsTable { get; init; }

    /// <summary>Traffic of the links it used, from before the onset until after the end; null while that cannot be read.</summary>
    internal required Series? Traffic { get; init; }

    /// <summary>Traffic to the target alone, by what the nodes named among their busiest; null while that cannot be read.</summary>
    internal required MeasuredSeries? TargetTraffic { get; init; }

    /// <summary>Nodes that saw it, with their versions.</summary>
    internal required IReadOnlyList<NodeFact> Nodes { get; init; }

    internal DateTimeOffset? Ended => Incident.Ended ?? Incident.Resolved;

    internal TimeSpan Duration =>
        (Ended ?? Now) - Incident.Onset is var span && span > TimeSpan.Zero ? span : TimeSpan.Zero;

    internal string Target => Incident.Target?.ToString() ?? "a target that was not determined";

    /// <summary>Mitigations that were in force at some time.</summary>
    internal IEnumerable<MitigationSummary> Applied => Mitigations.Where(static one => one.Accepted is not null);
}
