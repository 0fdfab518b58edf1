namespace Flowtriq.Server.Captures;

internal static partial class CaptureLog
{
    [LoggerMessage(300, LogLevel.Information, "Capture {Capture} downloaded by {Person}")]
    internal static partial void Downloaded(ILogger logger, Guid capture, string person);

    [LoggerMessage(301, LogLevel.Information, "Capture {Capture} removed: its time or its room is over")]
    internal static partial void Removed(ILogger logger, Guid capture);

    [LoggerMessage(302, LogLevel.Information, "Capture {Capture} put under legal hold by {Person}")]
    internal static partial void Held(ILogger logger, Guid capture, string person);

    [LoggerMessage(303, LogLevel.Information, "Legal hold of capture {Capture} ended by {Person}")]
    internal static partial void Released(ILogger logger, Guid capture, string person);

    [LoggerMessage(304, LogLevel.Information, "Capture {Capture} deleted by {Person}")]
    internal static partial void Deleted(ILogger logger, Guid capture, string person);

    [LoggerMessage(305, LogLevel.Information, "New key for bundles of evidence, fingerprint {Fingerprint}")]
    internal static partial void KeyMade(ILogger logger, string fingerprint);

    [LoggerMessage(306, LogLevel.Information, "Evidence of incident {Incident} bundled for {Person}")]
    internal static partial void Bundled(ILogger logger, long incident, string person);
}
