namespace Flowtriq.Server.Contract.Access;

/// <summary>What a member is to be.</summary>
/// <param name="Role">The role.</param>
/// <param name="Customer">Number of the customer: needed for the role customer, and for no other.</param>
public sealed record MembershipRequest(Role Role, long? Customer = null);
