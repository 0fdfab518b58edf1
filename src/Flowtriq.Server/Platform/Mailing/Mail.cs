namespace Flowtriq.Server.Platform.Mailing;

/// <summary>A message to people.</summary>
/// <param name="To">One address, or several separated by commas.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The message as plain text.</param>
/// <param name="Html">The same as HTML.</param>
/// <param name="Id">The same for every attempt to send this message, so that a receiver can tell; null makes one.</param>
/// <param name="Attachment">What goes along; a server that does not take it gets the mail without it.</param>
internal sealed record Mail(
    string To,
    string Subject,
    string Text,
    string? Html = null,
    string? Id = null,
    MailAttachment? Attachment = null
);
