using System.Collections.Immutable;
using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Speaker;

/// <summary>
/// The whole set of routes that should be announced, an immutable snapshot in order of importance: where a router takes
/// fewer, the first ones are sent. One entry per route; of two for the same route the first counts.
/// </summary>
public sealed class DesiredRoutes
{
    private DesiredRoutes(ImmutableArray<DesiredRoute> routes) => Routes = routes;

    /// <summary>No route: withdraws everything.</summary>
    public static DesiredRoutes Empty { get; } = new([]);

    /// <summary>The routes.</summary>
    public ImmutableArray<DesiredRoute> Routes { get; }

    /// <summary>The set of these routes.</summary>
    public static DesiredRoutes From(IEnumerable<DesiredRoute> routes)
    {
        var seen = new HashSet<Nlri>();
        var kept = ImmutableArray.CreateBuilder<DesiredRoute>();
        foreach (var route in routes)
        {
            if (seen.Add(route.Route))
                kept.Add(route);
        }
        return new DesiredRoutes(kept.ToImmutable());
    }
}
