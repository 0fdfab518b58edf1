namespace Flowtriq.Server.Platform.Mailing;

/// <summary>The server will not: it carries the answer out of the conversation, and never leaves <see cref="Mailer"/>.</summary>
/// <param name="reason">For a person.</param>
/// <param name="retry">True when the same may succeed later.</param>
internal sealed class SmtpRefusedException(string reason, bool retry) : Exception(reason)
{
    internal bool Retry => retry;
}
