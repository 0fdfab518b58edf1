using Flowtriq.Bgp.Speaker;

namespace Flowtriq.Server.Mitigation.Announcing;

/// <summary>Every announcer that is configured, as one. Peers are unique over all of them.</summary>
public sealed class Announcers
{
    /// <summary>Raised when a peer or the state of a route changed.</summary>
    public event Action? Changed;

    /// <summary>Every router of every announcer.</summary>
    public IReadOnlyList<AnnouncerPeer> Peers => [];

    /// <summary>Makes this the set that every router should have; the first call opens the sessions. Returns at once.</summary>
    public void Announce(DesiredRoutes routes) => Changed?.Invoke();

    /// <summary>Every route towards every router.</summary>
    public Task<IReadOnlyList<AnnouncedRoute>> ReadBackAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<AnnouncedRoute>>([]);
}
