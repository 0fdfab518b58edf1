namespace Flowtriq.Server.Nodes.Renewal;

internal static partial class RenewalLog
{
    [LoggerMessage(
        1100,
        LogLevel.Information,
        "the authority is being renewed: nodes trust {Next} as well, until {Until}"
    )]
    internal static partial void Started(ILogger log, string next, DateTimeOffset until);

    [LoggerMessage(
        1101,
        LogLevel.Information,
        "the authority is renewed: {Acting} signs from now on; nodes left behind: {Left}"
    )]
    internal static partial void Finished(ILogger log, string acting, int left);

    [LoggerMessage(1102, LogLevel.Warning, "{Warning}")]
    internal static partial void Warned(ILogger log, string warning);
}
