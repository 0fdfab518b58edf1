namespace Flowtriq.Server.Contract.Access;

/// <summary>A browser in which the person is signed in.</summary>
/// <param name="Number">Identifies it.</param>
/// <param name="Way">How the person came in: "password", "invitation", or the provider's name.</param>
/// <param name="Address">Where it was last used from.</param>
/// <param name="Browser">What the browser says it is.</param>
/// <param name="StartedAt">When the person signed in.</param>
/// <param name="SeenAt">When it was last used, to the minute.</param>
/// <param name="Current">It is the one that asks.</param>
public sealed record SessionView(
    long Number,
    string Way,
    string Address,
    string Browser,
    DateTimeOffset StartedAt,
    DateTimeOffset SeenAt,
    bool Current
);
