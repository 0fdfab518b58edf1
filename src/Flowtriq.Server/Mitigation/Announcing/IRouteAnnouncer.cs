using Flowtriq.Bgp.Speaker;

namespace Flowtriq.Server.Mitigation.Announcing;

/// <summary>
/// Makes routers hold one desired set of routes: the built-in speaker, gobgpd, or a command of the operator's. Declarative:
/// the same set again changes nothing. Safe to call from any thread.
/// </summary>
public interface IRouteAnnouncer : IAsyncDisposable
{
    /// <summary>Name in the configuration and in every piece of evidence.</summary>
    string Name { get; }

    /// <summary>Every router it talks to, as it is now.</summary>
    IReadOnlyList<AnnouncerPeer> Peers { get; }

    /// <summary>Raised when a peer or the state of a route changed; handlers must be quick and not throw.</summary>
    event Action? Changed;

    /// <summary>Makes this the set that every router should have. Returns at once; routers converge on their own.</summary>
    void Announce(DesiredRoutes routes);

    /// <summary>
    /// Opens sessions; the desired set was announced before, so that a restart leaves no gap. Trouble on the way is told
    /// in <see cref="Peers"/> and tried again, never thrown.
    /// </summary>
    Task StartAsync(CancellationToken cancel);

    /// <summary>Every route towards every router, read back from the backend: those wanted, and orphans that are not.</summary>
    Task<IReadOnlyList<AnnouncedRoute>> ReadBackAsync(CancellationToken cancel);

    /// <summary>Tries again what a router rejected; does nothing for an unknown peer.</summary>
    void Release(string peer);
}
