namespace Flowtriq.Server.Contract.Analytics;

/// <summary>How well attacks were found and answered. All times are seconds from the onset.</summary>
/// <param name="From">Start of the range.</param>
/// <param name="To">Its end.</param>
/// <param name="Incidents">Incidents that began in it.</param>
/// <param name="Left">Older incidents that were left out because there are too many.</param>
/// <param name="Detect">Until a node decided.</param>
/// <param name="Alert">Until a channel took the first alert.</param>
/// <param name="InForce">Until a level of the ladder was confirmed.</param>
/// <param name="Mitigate">Until a level was measured to be effective.</param>
/// <param name="Precision">What people judged.</param>
/// <param name="Step">Seconds of a column of <c>T</c>.</param>
/// <param name="T">Start of each column, seconds since 1970.</param>
/// <param name="DetectP95">The 95th percentile of each column; null where no attack began, as the next two.</param>
/// <param name="AlertP95">The same until the first alert.</param>
/// <param name="MitigateP95">The same until mitigation.</param>
/// <param name="Pops">By point of presence.</param>
/// <param name="Slowest">The incidents that took longest to detect.</param>
public sealed record QualityAnalysis(
    DateTimeOffset From,
    DateTimeOffset To,
    int Incidents,
    int Left,
    FigureSpread Detect,
    FigureSpread Alert,
    FigureSpread InForce,
    FigureSpread Mitigate,
    VerdictPrecision Precision,
    int Step,
    long[] T,
    double?[] DetectP95,
    double?[] AlertP95,
    double?[] MitigateP95,
    IReadOnlyList<QualityPop> Pops,
    IReadOnlyList<IncidentTimes> Slowest
);
