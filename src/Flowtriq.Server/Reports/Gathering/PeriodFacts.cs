using Flowtriq.Core.Reports;
using Flowtriq.Server.Pipeline.Measurements;

namespace Flowtriq.Server.Reports.Gathering;

/// <summary>All that a report of a period may tell, read once.</summary>
internal sealed record PeriodFacts
{
    internal required DateTimeOffset Now { get; init; }

    /// <summary>Who reports.</summary>
    internal required string Organisation { get; init; }

    /// <summary>Whom it is about; null for the whole network.</summary>
    internal required string? Customer { get; init; }

    /// <summary>Prefixes of the customer.</summary>
    internal required IReadOnlyList<string> Prefixes { get; init; }

    internal required ReportPeriod Period { get; init; }

    internal required SlaObjectives Objectives { get; init; }

    /// <summary>Incidents that overlap the period, and for the whole network also the period before.</summary>
    internal required IReadOnlyList<ReportedIncident> Incidents { get; init; }

    /// <summary>How many older incidents were too many to be read.</summary>
    internal required int Left { get; init; }

    /// <summary>When all traffic to a target of the customer was discarded.</summary>
    internal required IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Discards { get; init; }

    /// <summary>What was measured; null while measurements cannot be read.</summary>
    internal required MeasuredSeries? Traffic { get; init; }

    /// <summary>Capacity of the links to other networks in bits per second; null when none is known.</summary>
    internal required double? Capacity { get; init; }
}
