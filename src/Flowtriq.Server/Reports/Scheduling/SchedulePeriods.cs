using Flowtriq.Core.Reports;
using Flowtriq.Server.Contract.Reports;

namespace Flowtriq.Server.Reports.Scheduling;

/// <summary>Which period a schedule tells of, and when the next one is over.</summary>
internal static class SchedulePeriods
{
    /// <summary>The last whole period that is over.</summary>
    internal static ReportPeriod Last(ReportEvery every, DateTimeOffset now) =>
        every switch
        {
            ReportEvery.Week => ReportPeriod.LastWeek(now),
            ReportEvery.Month => ReportPeriod.LastMonth(now),
        };

    /// <summary>When the period after one that ended at <paramref name="done"/> is over.</summary>
    internal static DateTimeOffset Next(ReportEvery every, DateTimeOffset done) =>
        every switch
        {
            ReportEvery.Week => done.AddDays(7),
            ReportEvery.Month => done.AddMonths(1),
        };
}
