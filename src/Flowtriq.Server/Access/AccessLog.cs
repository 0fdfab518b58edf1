namespace Flowtriq.Server.Access;

internal static partial class AccessLog
{
    [LoggerMessage(410, LogLevel.Error, "Mailing a link for a new password failed")]
    internal static partial void ResetFailed(ILogger logger, Exception exception);

    [LoggerMessage(411, LogLevel.Warning, "Signing in with the identity provider failed: {Reason}")]
    internal static partial void ProviderFailed(ILogger logger, string reason);
}
