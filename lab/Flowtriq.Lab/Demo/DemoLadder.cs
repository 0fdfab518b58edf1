using Flowtriq.Lab.Ladders;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Routers;
using Flowtriq.Lab.Systems;

namespace Flowtriq.Lab.Demo;

/// <summary>
/// The ladder of the demonstration: whichever of FRR, BIRD and GoBGP is installed as routers in namespaces, customers, own
/// address space, and a policy under which the attack is limited on the node, filtered in the routers, and a black hole
/// waits for a person.
/// </summary>
internal sealed class DemoLadder : IAsyncDisposable
{
    private static readonly (
        string Name,
        string[] Programs,
        string Package,
        Func<RouterSite, RouterSetup, Task<Router>> Start
    )[] Makes =
    [
        ("FRR", [Frr.Program, "vtysh"], "frr", Frr.StartAsync),
        ("BIRD", [Bird.Program, "birdc"], "bird2", Bird.StartAsync),
        ("GoBGP", [GoBgp.Program, "gobgp"], "gobgpd", GoBgp.StartAsync),
    ];

    private static readonly (string Name, string Prefix)[] Customers =
    [
        ("Acme Hosting", "203.0.113.0/24"),
        ("Northwind Retail", "198.51.100.0/24"),
        ("City Campus", "100.64.0.0/16"),
    ];

    private static readonly PolicyDraft Policy = new(
        "demonstration ladder",
        new LevelDraft("firewall")
        {
            Pps = 10_000,
            HoldSeconds = 15,
            LimitBps = 10_000_000,
        },
        new LevelDraft("flowSpec") { Pps = 10_000, HoldSeconds = 20 },
        new LevelDraft("blackhole", "approve") { Pps = 20_000, HoldSeconds = 20 }
    )
    {
        ResidualTargetBps = 2_000_000,
        SettleSeconds = 3,
        AnnounceIntervalSeconds = 30,
    };

    private readonly RouterLab lab;

    private DemoLadder(RouterLab lab) => this.lab = lab;

    /// <summary>Names of the routers that run.</summary>
    public IEnumerable<string> Routers => lab.Routers.Select(router => router.Name);

    /// <summary>Debian packages of the routers that are not installed.</summary>
    public static string[] Missing =>
        [.. Makes.Where(make => RouterLab.Obstacle(make.Programs) is not null).Select(make => make.Package)];

    /// <summary>Starts every router that is installed and lays the rules down.</summary>
    public static async Task<DemoLadder> StartAsync(ConsoleApi console)
    {
        var routers = await RouterLab.BuildAsync();
        try
        {
            foreach (var make in Makes.Where(make => RouterLab.Obstacle(make.Programs) is null))
                await routers.AddAsync(make.Start);
            var api = new MitigationApi(console);
            foreach (var prefix in CustomerSpace.Prefixes)
                await api.OwnAsync(prefix);
            await api.PolicyAsync(Policy);
            foreach (var (name, prefix) in Customers)
                await api.CustomerAsync(name, prefix, Policy.Name);
            if (routers.Routers.Count > 0)
                await Peering.SetUpAsync(api, routers, routers.Routers);
            return new DemoLadder(routers);
        }
        catch
        {
            await routers.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until a router holds something, and says what each holds; empty when none does in time.</summary>
    public async Task<string[]> TablesAsync(TimeSpan limit)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < limit)
        {
            var lines = new List<string>();
            foreach (var router in lab.Routers)
                lines.AddRange((await router.TableAsync()).Routes.Select(route => $"{router.Name}: {route}"));
            if (lines.Count >= lab.Routers.Count)
                return [.. lines];
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
        return [];
    }

    public ValueTask DisposeAsync() => lab.DisposeAsync();
}
