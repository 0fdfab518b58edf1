using Flowtriq.Server.Contract.Reports;

namespace Flowtriq.Server.Reports.Stored;

/// <summary>A schedule as stored.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Body">What is made for whom.</param>
/// <param name="By">Who laid it down.</param>
/// <param name="Done">The end of the last period told of.</param>
/// <param name="Report">Number of the last report; null before the first.</param>
internal sealed record ScheduleRow(long Number, ReportScheduleBody Body, string By, DateTimeOffset Done, long? Report);
