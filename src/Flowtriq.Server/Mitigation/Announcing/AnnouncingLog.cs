namespace Flowtriq.Server.Mitigation.Announcing;

/// <summary>Log messages 1200-1249.</summary>
internal static partial class AnnouncingLog
{
    [LoggerMessage(1200, LogLevel.Information, "router {Peer} takes routes: {Families}")]
    internal static partial void Up(ILogger log, string peer, string families);

    [LoggerMessage(1201, LogLevel.Warning, "the session with router {Peer} ended: {Reason}")]
    internal static partial void Down(ILogger log, string peer, string reason);

    [LoggerMessage(
        1202,
        LogLevel.Error,
        "router {Peer} rejected {Route}: {Reason}; it is not sent there again until it changes or is released"
    )]
    internal static partial void Quarantined(ILogger log, string peer, string route, string reason);

    [LoggerMessage(1203, LogLevel.Error, "BGP cannot listen, tried again in 5 s: {Reason}")]
    internal static partial void CannotListen(ILogger log, string reason);

    [LoggerMessage(1204, LogLevel.Information, "{Who} changed the BGP configuration: {Kind} {Name}")]
    internal static partial void Configured(ILogger log, string who, string kind, string name);

    [LoggerMessage(1205, LogLevel.Error, "the stored BGP configuration is not usable as it is: {Field}: {Reason}")]
    internal static partial void Unusable(ILogger log, string field, string reason);

    [LoggerMessage(1206, LogLevel.Information, "left every router; those that restart gracefully keep their routes")]
    internal static partial void Left(ILogger log);

    [LoggerMessage(1207, LogLevel.Information, "gobgpd {Name} is connected and holds what it should")]
    internal static partial void DaemonUp(ILogger log, string name);

    [LoggerMessage(1208, LogLevel.Warning, "gobgpd {Name} cannot be used: {Reason}")]
    internal static partial void DaemonDown(ILogger log, string name, string reason);

    [LoggerMessage(1209, LogLevel.Warning, "gobgpd {Name} did not take {Route}: {Reason}")]
    internal static partial void DaemonRejected(ILogger log, string name, string route, string reason);

    [LoggerMessage(1210, LogLevel.Warning, "gobgpd {Name} held {Route}, which nobody wants; it was withdrawn")]
    internal static partial void Orphan(ILogger log, string name, string route);

    [LoggerMessage(1211, LogLevel.Information, "command {Name} {What} {Route}")]
    internal static partial void CommandDone(ILogger log, string name, string what, string route);

    [LoggerMessage(1212, LogLevel.Error, "command {Name} failed to {What} {Route}: {Reason}")]
    internal static partial void CommandFailed(ILogger log, string name, string what, string route, string reason);
}
