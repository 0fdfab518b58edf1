namespace Flowtriq.Server.Platform.Mailing;

/// <summary>What an SMTP server answered (RFC 5321, section 4.2).</summary>
/// <param name="Code">200 to 599.</param>
/// <param name="Lines">What it said, without the codes; at least one.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>The last line, for a person.</summary>
    internal string Text => $"{Code} {Lines[^1]}".TrimEnd();
}
