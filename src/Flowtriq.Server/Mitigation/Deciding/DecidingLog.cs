namespace Flowtriq.Server.Mitigation.Deciding;

internal static partial class DecidingLog
{
    [LoggerMessage(610, LogLevel.Error, "Mitigation: {Part} fails; incidents go on, mitigations stay as they are")]
    internal static partial void Failing(ILogger log, Exception fault, string part);

    [LoggerMessage(611, LogLevel.Information, "Mitigation: {Part} works again")]
    internal static partial void Works(ILogger log, string part);
}
