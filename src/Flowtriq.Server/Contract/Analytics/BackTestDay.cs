namespace Flowtriq.Server.Contract.Analytics;

/// <summary>Alarms that would have begun on a day, and those by the thresholds that were in force.</summary>
public sealed record BackTestDay(DateOnly Day, int Alarms, int AsRecorded);
