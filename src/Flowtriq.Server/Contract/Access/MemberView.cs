namespace Flowtriq.Server.Contract.Access;

/// <summary>A member of the workspace.</summary>
/// <param name="Number">Identifies the person.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The person's e-mail address.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="Customer">Number of the customer for that role; null for every other.</param>
/// <param name="CustomerName">That customer's name; null when the customer was deleted, too.</param>
/// <param name="JoinedAt">Since when.</param>
/// <param name="SeenAt">When the person last used a session that still holds; null when there is none.</param>
/// <param name="LockedUntil">Nobody can sign in as the person before; null when not locked.</param>
/// <param name="SecondFactor">Whether signing in with the password needs a code as well.</param>
/// <param name="Yourself">It is who asks.</param>
public sealed record MemberView(
    long Number,
    string Name,
    string Email,
    Role Role,
    long? Customer,
    string? CustomerName,
    DateTimeOffset JoinedAt,
    DateTimeOffset? SeenAt,
    DateTimeOffset? LockedUntil,
    bool SecondFactor,
    bool Yourself
);
