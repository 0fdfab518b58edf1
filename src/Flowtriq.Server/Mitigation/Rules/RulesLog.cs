namespace Flowtriq.Server.Mitigation.Rules;

internal static partial class RulesLog
{
    [LoggerMessage(500, LogLevel.Warning, "Kill switch engaged by {By}: {Reason}")]
    internal static partial void Engaged(ILogger logger, string by, string reason);

    [LoggerMessage(501, LogLevel.Warning, "Kill switch no longer engaged by {By}")]
    internal static partial void Released(ILogger logger, string by);
}
