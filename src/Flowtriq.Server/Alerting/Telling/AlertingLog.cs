namespace Flowtriq.Server.Alerting.Telling;

internal static partial class AlertingLog
{
    [LoggerMessage(620, LogLevel.Error, "Alerting cannot decide who is told; incidents go on without it")]
    internal static partial void Failing(ILogger log, Exception fault);

    [LoggerMessage(621, LogLevel.Warning, "{Recipient} was not told of {Key} and is not tried any more: {Reason}")]
    internal static partial void GaveUp(ILogger log, string recipient, string key, string reason);
}
