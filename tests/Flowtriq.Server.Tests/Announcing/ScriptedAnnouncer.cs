using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Mitigation.Announcing;

namespace Flowtriq.Server.Tests.Announcing;

/// <summary>Writes down what it is told, in order.</summary>
internal sealed class ScriptedAnnouncer(string peer) : IRouteAnnouncer
{
    public List<string> Told { get; } = [];

    public event Action? Changed;

    public string Name => $"of {peer}";

    public IReadOnlyList<AnnouncerPeer> Peers =>
        [new AnnouncerPeer { Name = peer, Profile = VendorProfile.Conservative }];

    public void Announce(DesiredRoutes routes) => Told.Add($"announce {routes.Routes.Length}");

    public Task StartAsync(CancellationToken cancel)
    {
        Told.Add("start");
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AnnouncedRoute>> ReadBackAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<AnnouncedRoute>>([]);

    public void Release(string released) => Told.Add($"release {released}");

    public void Happen() => Changed?.Invoke();

    public ValueTask DisposeAsync()
    {
        Told.Add("leave");
        return ValueTask.CompletedTask;
    }
}
