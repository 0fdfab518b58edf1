namespace Flowtriq.Server.Contract.Access;

/// <summary>An invitation nobody has accepted yet.</summary>
/// <param name="Number">Identifies it.</param>
/// <param name="Email">Who is asked.</param>
/// <param name="Role">What the person will be.</param>
/// <param name="Customer">Number of the customer for that role.</param>
/// <param name="CustomerName">That customer's name.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="ExpiresAt">When the link stops working.</param>
/// <param name="Expired">It has.</param>
public sealed record InvitationView(
    long Number,
    string Email,
    Role Role,
    long? Customer,
    string? CustomerName,
    DateTimeOffset MadeAt,
    string MadeBy,
    DateTimeOffset ExpiresAt,
    bool Expired
);
