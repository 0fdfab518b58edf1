namespace Flowtriq.Server.Captures;

internal static partial class CaptureLog
{
    [LoggerMessage(300, LogLevel.Information, "Capture {Capture} downloaded by {Person}")]
    internal static partial void Downloaded(ILogger logger, Guid capture, string person);

    [LoggerMessage(301, LogLevel.Information, "Capture {Capture} removed to make room")]
    internal static partial void Removed(ILogger logger, Guid capture);
}
