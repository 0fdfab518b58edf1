using System.Collections.Immutable;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Mitigation.Announcing;

namespace Flowtriq.Server.Tests.Mitigation.Scrubbing;

/// <summary>A router of one group: takes what it is sent while its session is up.</summary>
internal sealed class FakeRouter(string name, string group) : IRouteAnnouncer
{
    private ImmutableArray<DesiredRoute> routes = [];

    public event Action? Changed;

    public bool Up { get; set; } = true;

    public string? Objection { get; set; }

    public string Name => name;

    /// <summary>What it has: "192.0.2.0/24 65000:666".</summary>
    public IEnumerable<string> Has =>
        routes.Select(static r => $"{r.Route} {string.Join(' ', r.Traits.Communities)}".TrimEnd());

    public IReadOnlyList<AnnouncerPeer> Peers =>
        [
            new()
            {
                Name = name,
                Group = group,
                Profile = VendorProfile.Conservative,
                Up = Up,
            },
        ];

    public void Announce(DesiredRoutes desired)
    {
        routes = [.. desired.Routes.Where(r => r.Traits.Groups.IsEmpty || r.Traits.Groups.Contains(group))];
        Changed?.Invoke();
    }

    public Task StartAsync(CancellationToken cancel) => Task.CompletedTask;

    public Task<IReadOnlyList<AnnouncedRoute>> ReadBackAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<AnnouncedRoute>>([
            .. routes.Select(r => new AnnouncedRoute(name, r.Route, State, Objection)),
        ]);

    public void Release(string peer) => Objection = null;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private AnnouncedState State =>
        (Up, Objection) switch
        {
            (false, _) => AnnouncedState.Waiting,
            (_, not null) => AnnouncedState.Rejected,
            _ => AnnouncedState.Accepted,
        };
}
