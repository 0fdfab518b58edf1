using Flowtriq.Server.Contract.Access;

namespace Flowtriq.Server.Access.Tokens;

/// <summary>A token as it is kept; its owner is a member of the workspace.</summary>
/// <param name="Number">Identifies it.</param>
/// <param name="Person">The owner's number.</param>
/// <param name="Owner">The owner's name.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Start">Its first characters.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="ExpiresAt">When it stops working; null for never.</param>
/// <param name="UsedAt">When it was last used, to the minute.</param>
/// <param name="Address">From where.</param>
internal sealed record ApiToken(
    long Number,
    long Person,
    string Owner,
    string Name,
    IReadOnlyList<TokenScope> Scopes,
    string Start,
    DateTimeOffset MadeAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? UsedAt,
    string Address
)
{
    internal bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;

    internal ApiTokenView ToView(long? asking, DateTimeOffset now) =>
        new(Number, Name, Owner, Person == asking, Start, Scopes, MadeAt, ExpiresAt, IsExpired(now), UsedAt, Address);
}
