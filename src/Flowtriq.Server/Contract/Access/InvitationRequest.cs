namespace Flowtriq.Server.Contract.Access;

/// <summary>Who is asked to join, as what.</summary>
/// <param name="Email">The address the invitation is for.</param>
/// <param name="Role">What the person will be.</param>
/// <param name="Customer">Number of the customer: needed for the role customer, and for no other.</param>
/// <param name="Days">How long the link works: 1 to 30 days.</param>
public sealed record InvitationRequest(string Email, Role Role, long? Customer = null, int Days = 7);
