namespace Flowtriq.Server.Contract.Access;

/// <summary>A token without its secret.</summary>
/// <param name="Number">Identifies it.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Owner">Whose it is; it ends with them.</param>
/// <param name="Mine">It belongs to the one who asks.</param>
/// <param name="Start">Its first characters, to recognise it by.</param>
/// <param name="Scopes">What it is for.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="ExpiresAt">When it stops working; null when it does not by itself.</param>
/// <param name="Expired">It has.</param>
/// <param name="UsedAt">When it was last used, to the minute; null when never.</param>
/// <param name="Address">Where it was last used from.</param>
public sealed record ApiTokenView(
    long Number,
    string Name,
    string Owner,
    bool Mine,
    string Start,
    IReadOnlyList<TokenScope> Scopes,
    DateTimeOffset MadeAt,
    DateTimeOffset? ExpiresAt,
    bool Expired,
    DateTimeOffset? UsedAt,
    string Address
);
