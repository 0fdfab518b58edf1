namespace Flowtriq.Server.Platform.Mailing;

/// <summary>Messages name the server and what it said; never an address, a subject or a secret.</summary>
internal static partial class MailLog
{
    [LoggerMessage(610, LogLevel.Information, "Mail to {Recipients} taken by {Host}")]
    internal static partial void Sent(ILogger logger, string host, int recipients);

    [LoggerMessage(611, LogLevel.Warning, "Mail not sent by {Host}: {Reason}")]
    internal static partial void NotSent(ILogger logger, string host, string reason);

    [LoggerMessage(612, LogLevel.Information, "Mail settings changed by {Person}")]
    internal static partial void Configured(ILogger logger, string person);
}
