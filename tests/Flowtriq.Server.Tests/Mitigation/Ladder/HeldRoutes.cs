using System.Collections.Immutable;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Mitigation.Announcing;

namespace Flowtriq.Server.Tests.Mitigation.Ladder;

/// <summary>A router that takes whatever it is told and counts how often each route came.</summary>
internal sealed class HeldRoutes(string peer = "edge1") : IRouteAnnouncer
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<Nlri, int> arrivals = [];
    private ImmutableHashSet<Nlri> held = [];

    public event Action? Changed;

    public string Name => "held";

    /// <summary>Takes routes and never says which it holds.</summary>
    public bool Silent { get; set; }

    /// <summary>What it holds, in words.</summary>
    public IReadOnlyList<string> Held
    {
        get
        {
            lock (gate)
                return [.. held.Select(static route => route.ToString()!).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>The most often any route came.</summary>
    public int MostArrivals
    {
        get
        {
            lock (gate)
                return arrivals.Values.DefaultIfEmpty().Max();
        }
    }

    /// <summary>True fails every question for its peers, and with it all that rests on them: decisions and views.</summary>
    public bool Broken { get; set; }

    public IReadOnlyList<AnnouncerPeer> Peers =>
        Broken
            ? throw new InvalidOperationException("deliberately broken")
            :
            [
                new AnnouncerPeer
                {
                    Name = peer,
                    Profile = VendorProfile.Conservative,
                    Up = true,
                },
            ];

    public void Announce(DesiredRoutes routes)
    {
        lock (gate)
        {
            var wanted = routes.Routes.Select(static route => route.Route).ToImmutableHashSet();
            foreach (var route in wanted.Except(held))
                arrivals[route] = arrivals.GetValueOrDefault(route) + 1;
            held = wanted;
        }

        Changed?.Invoke();
    }

    public Task StartAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task<IReadOnlyList<AnnouncedRoute>> ReadBackAsync(CancellationToken cancel)
    {
        if (Silent)
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        }

        lock (gate)
            return [.. held.Select(route => new AnnouncedRoute(peer, route, AnnouncedState.Accepted, null))];
    }

    /// <summary>Completes when it was asked what it holds and said nothing.</summary>
    public Task AskedAsync()
    {
        Changed?.Invoke();
        return asked.Task;
    }

    public void Release(string released) { }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
