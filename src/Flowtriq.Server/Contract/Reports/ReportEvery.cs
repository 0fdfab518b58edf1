namespace Flowtriq.Server.Contract.Reports;

/// <summary>How often a report is made by itself; the names are stored.</summary>
public enum ReportEvery
{
    /// <summary>Of each week, Monday to Monday, UTC.</summary>
    Week,

    /// <summary>Of each month, UTC.</summary>
    Month,
}
