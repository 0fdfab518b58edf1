namespace Flowtriq.Server.Contract.Analytics;

/// <summary>How often settings would have alarmed.</summary>
/// <param name="From">Start of what was looked at.</param>
/// <param name="To">Its end.</param>
/// <param name="Step">Seconds of a recorded step: alarms closer together than a step are one.</param>
/// <param name="Measured">Share of the range that was recorded, 0..1.</param>
/// <param name="Alarms">Alarms there would have been.</param>
/// <param name="AsRecorded">Alarms by the thresholds that were in force, counted in the same way.</param>
/// <param name="OnAttacks">Of the alarms, those at the time of an incident that nobody judged ordinary traffic.</param>
/// <param name="OnFalse">Those at the time of an incident that was judged ordinary traffic.</param>
/// <param name="OnNothing">Those at the time of no incident.</param>
/// <param name="Missed">Incidents of these links at whose time there would have been no alarm.</param>
/// <param name="Days">Alarms by day (UTC), oldest first.</param>
/// <param name="Items">The alarms, newest first, at most 200.</param>
/// <param name="Assumptions">What history cannot tell, in sentences.</param>
public sealed record BackTestResult(
    DateTimeOffset From,
    DateTimeOffset To,
    int Step,
    double Measured,
    int Alarms,
    int AsRecorded,
    int OnAttacks,
    int OnFalse,
    int OnNothing,
    IReadOnlyList<IncidentTimes> Missed,
    IReadOnlyList<BackTestDay> Days,
    IReadOnlyList<BackTestItem> Items,
    IReadOnlyList<string> Assumptions
);
