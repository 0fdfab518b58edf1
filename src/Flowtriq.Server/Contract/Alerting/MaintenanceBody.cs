namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Time in which work is done on something: nobody is told of its incidents, everything else goes on.</summary>
/// <param name="Name">What is done, for people.</param>
/// <param name="Scope">On what: nodes, POPs, customers; nothing set means the workspace.</param>
/// <param name="From">When it begins; with <paramref name="Weekly"/> the first moment it may.</param>
/// <param name="Until">When it is over for good; absent for never, which only a weekly one may say.</param>
/// <param name="Weekly">When it is each week; absent for once.</param>
public sealed record MaintenanceBody(
    string Name,
    AlertMatchBody Scope,
    DateTimeOffset From,
    DateTimeOffset? Until = null,
    WeeklyHoursBody? Weekly = null
);
