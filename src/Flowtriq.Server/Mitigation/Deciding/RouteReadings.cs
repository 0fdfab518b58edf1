using Flowtriq.Server.Mitigation.Announcing;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>What was last read back from the routers; the reconciler is its only writer.</summary>
public sealed class RouteReadings
{
    private IReadOnlyList<AnnouncedRoute> current = [];

    /// <summary>Every route towards every router; replaced as a whole.</summary>
    public IReadOnlyList<AnnouncedRoute> Current => Volatile.Read(ref current);

    internal void Put(IReadOnlyList<AnnouncedRoute> routes) => Volatile.Write(ref current, routes);
}
