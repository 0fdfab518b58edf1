namespace Flowtriq.Server.Platform;

internal static partial class PlatformLog
{
    [LoggerMessage(100, LogLevel.Error, "The {Loop} loop failed and goes on")]
    internal static partial void LoopFailed(ILogger logger, Exception exception, string loop);

    [LoggerMessage(101, LogLevel.Information, "flowtriq {Version} keeps its state in {Data}")]
    internal static partial void Started(ILogger logger, string version, string data);

    [LoggerMessage(102, LogLevel.Information, "flowtriq stopped; everything accepted is stored")]
    internal static partial void Stopped(ILogger logger);
}
