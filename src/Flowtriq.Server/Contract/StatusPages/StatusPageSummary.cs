namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>A status page in the list.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Slug">Its address behind <c>/s/</c>.</param>
/// <param name="Name">Whose page it is.</param>
/// <param name="Published">Whether the public sees it.</param>
/// <param name="State">The worst state of any component.</param>
/// <param name="Components">How many components it has.</param>
/// <param name="OpenStories">Disruptions it tells of now.</param>
/// <param name="Subscribers">Who is told of every update, confirmed ones only.</param>
public sealed record StatusPageSummary(
    long Number,
    string Slug,
    string Name,
    bool Published,
    ComponentState State,
    int Components,
    int OpenStories,
    int Subscribers
);
