namespace Flowtriq.Server.Contract.Access;

/// <summary>A new invitation with its link, which is told this once.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="Url">The link. Whoever opens it first joins.</param>
/// <param name="Mailed">Whether it went out by e-mail.</param>
/// <param name="MailFault">Why it did not; null when it did.</param>
public sealed record InvitationMade(InvitationView Invitation, string Url, bool Mailed, string? MailFault);
