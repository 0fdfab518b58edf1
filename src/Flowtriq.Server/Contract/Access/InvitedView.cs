namespace Flowtriq.Server.Contract.Access;

/// <summary>What a person who was invited is asked.</summary>
/// <param name="Workspace">Where to.</param>
/// <param name="Email">For which address.</param>
/// <param name="Role">As what.</param>
/// <param name="InvitedBy">By whom.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record InvitedView(string Workspace, string Email, Role Role, string InvitedBy, DateTimeOffset ExpiresAt);
