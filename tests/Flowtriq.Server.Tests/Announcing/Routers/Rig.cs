using Flowtriq.Bgp.Speaker;
using Flowtriq.Lab.Routers;
using Flowtriq.Server.Mitigation.Announcing;

namespace Flowtriq.Server.Tests.Announcing.Routers;

/// <summary>A lab with BIRD and FRR, and a way to make the announcer under test towards both.</summary>
internal abstract class Rig(RouterLab lab) : IAsyncDisposable
{
    public const string Flow4 = "show route table flowtab4 all";
    public const string Unicast4 = "show route table master4 all";
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public RouterLab Lab => lab;

    public Router Bird => lab["bird"];

    public Router Frr => lab["frr"];

    public static async Task<RouterLab> LabAsync(params string[] programs)
    {
        if (
            RouterLab.Obstacle([
                Flowtriq.Lab.Routers.Frr.Program,
                "vtysh",
                Flowtriq.Lab.Routers.Bird.Program,
                .. programs,
            ]) is
            { } obstacle
        )
            Assert.Skip(obstacle);
        var lab = await RouterLab.BuildAsync();
        await lab.AddAsync(Flowtriq.Lab.Routers.Bird.StartAsync);
        await lab.AddAsync(Flowtriq.Lab.Routers.Frr.StartAsync);
        return lab;
    }

    /// <summary>A new announcer, as after a restart of the server.</summary>
    public abstract Task<IRouteAnnouncer> MakeAsync();

    /// <summary>Makes one, tells it the set and starts it.</summary>
    public async Task<IRouteAnnouncer> AnnouncingAsync(DesiredRoutes routes)
    {
        var announcer = await MakeAsync();
        announcer.Announce(routes);
        await announcer.StartAsync(default);
        return announcer;
    }

    public Task BirdSaysAsync(string command, Predicate<string> wanted) => Bird.UntilAsync(command, wanted, Limit);

    public Task FrrSaysAsync(string command, Predicate<string> wanted) => Frr.UntilAsync(command, wanted, Limit);

    /// <summary>Reads back until every route towards every router is as wanted.</summary>
    public static async Task<IReadOnlyList<AnnouncedRoute>> ReadUntilAsync(
        IRouteAnnouncer announcer,
        Predicate<IReadOnlyList<AnnouncedRoute>> wanted
    )
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var routes = await announcer.ReadBackAsync(default);
            if (wanted(routes))
                return routes;
            if (TimeProvider.System.GetElapsedTime(started) > Limit)
                throw new TimeoutException($"{string.Join('\n', routes)}\n{string.Join('\n', announcer.Peers)}");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    public virtual ValueTask DisposeAsync() => lab.DisposeAsync();
}
