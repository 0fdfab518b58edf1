namespace Flowtriq.Server.Platform.Mailing;

/// <summary>A PDF that goes along with a mail.</summary>
/// <param name="Name">Its file name, in ASCII.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record MailAttachment(string Name, byte[] Content);
