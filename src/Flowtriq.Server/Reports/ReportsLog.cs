namespace Flowtriq.Server.Reports;

internal static partial class ReportsLog
{
    [LoggerMessage(860, LogLevel.Warning, "The table of autonomous systems {Path} cannot be read: {Reason}")]
    internal static partial void NoTable(ILogger logger, string path, string reason);

    [LoggerMessage(
        861,
        LogLevel.Information,
        "Report {Number} of schedule {Schedule} made for {Recipients} recipients"
    )]
    internal static partial void Sent(ILogger logger, long number, long schedule, int recipients);
}
