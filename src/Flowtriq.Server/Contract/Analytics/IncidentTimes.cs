using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Contract.Analytics;

/// <summary>One incident with its times, in seconds from the onset; null for what did not happen.</summary>
public sealed record IncidentTimes(
    long Number,
    string Id,
    string Title,
    string? Target,
    DateTimeOffset Onset,
    double DetectSeconds,
    double? AlertSeconds,
    double? InForceSeconds,
    double? MitigateSeconds,
    Verdict Verdict
);
