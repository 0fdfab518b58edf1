using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Packets;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Routers;
using Flowtriq.Lab.Scrubbing;
using Flowtriq.Lab.Systems;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Lab.Ladders;

/// <summary>
/// Everything the ladder acts on, in namespaces: an edge with its agent, FRR, BIRD and GoBGP, the server that peers with
/// them, and on request an internet that a scrubbing centre can draw traffic from. The agent has a static threshold, so an
/// attack may begin at once.
/// </summary>
public sealed class LadderLab : IAsyncDisposable
{
    /// <summary>Packets per second from which a target is attacked.</summary>
    public const int ThresholdPps = 8_000;

    public const string PopCode = "FRA";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly Account Admin = new("Lab", "Ada", "ada@example.net", "correct horse battery 7");
    private readonly List<IAsyncDisposable> parts;

    private LadderLab(LadderParts made, List<IAsyncDisposable> parts)
    {
        (Pop, Routers, Server, Console, Agent, Internet, Folder) = made;
        this.parts = parts;
        Api = new MitigationApi(Console);
    }

    public Pop Pop { get; }
    public RouterLab Routers { get; }
    public FlowtriqServer Server { get; }
    public ConsoleApi Console { get; }
    public MitigationApi Api { get; }
    public EdgeAgent Agent { get; }

    /// <summary>The internet in front of the POP; null when it was not asked for.</summary>
    public Internet? Internet { get; }

    /// <summary>Scratch files; the caller's.</summary>
    public string Folder { get; }

    /// <summary>The routers that take rules and black holes.</summary>
    public IEnumerable<Router> Edges => Routers.Routers.Where(router => router.Name != ScrubbingCentre.Name);

    /// <summary>Why it cannot be built here, or null when it can.</summary>
    public static string? Obstacle(bool scrubbing) =>
        PopLab.Obstacle()
        ?? RouterLab.Obstacle(Frr.Program, "vtysh", Bird.Program, "birdc", GoBgp.Program, "gobgp", "nft")
        ?? (scrubbing ? Internet.Obstacle() : null);

    public static async Task<LadderLab> BuildAsync(LadderSetup setup)
    {
        var ends = new List<IAsyncDisposable>();
        try
        {
            var pops = await PopLab.BuildAsync(PopCode);
            ends.Add(pops);
            var routers = await RouterLab.BuildAsync();
            ends.Add(routers);
            foreach (var make in new[] { Frr.StartAsync, Bird.StartAsync, GoBgp.StartAsync })
                await routers.AddAsync(make, new RouterSetup());
            var pop = pops[PopCode];
            var internet = setup.ScrubberFilter is { } filter ? await ConnectAsync(pop, routers, filter, setup) : null;
            if (internet is not null)
                ends.Add(internet);
            var server = new FlowtriqServer(setup.Server, Path.Combine(setup.Folder, "server"));
            ends.Add(server);
            await server.StartAsync();
            var console = new ConsoleApi(server.Console);
            await console.SetUpAsync(await server.SetupTokenAsync(), Admin);
            var agent = await AgentAsync(pop, server, console, internet is not null, setup);
            ends.Add(agent);
            var lab = new LadderLab(new(pop, routers, server, console, agent, internet, setup.Folder), ends);
            await lab.LayDownAsync();
            ends.Add(Replay.Start(pop, lab.BackgroundFile(), LadderSetup.BackgroundPps, setup.Lifetime));
            return lab;
        }
        catch
        {
            await EndAsync(ends);
            throw;
        }
    }

    /// <summary>A file of a real capture's packets, sent to a victim.</summary>
    public string AttackFile(string capture, string victim)
    {
        var output = Path.Combine(Folder, $"{Guid.NewGuid():N}.pcap");
        TrafficFile.Attack(capture, output, Address.Of(victim));
        return output;
    }

    /// <summary>Waits until every router takes routes and the edge is seen.</summary>
    public Task ReadyAsync() =>
        Waiting.UntilAsync(
            "sessions with all routers and a node that reports",
            Limit,
            async () =>
            {
                var up = await Api.PeersUpAsync();
                return Routers.Routers.All(router => up.Contains(router.Name))
                    && (await Console.NodesAsync()).All(node => node.State is not ("waiting" or "offline"));
            }
        );

    /// <summary>Waits until no mitigation is wanted any more.</summary>
    public async Task QuietAsync()
    {
        await Waiting.UntilAsync(
            "the end of every mitigation",
            Limit,
            async () => !(await Api.AllAsync()).Any(mitigation => mitigation.IsWanted)
        );
        // After several ends of the server in a row the agent pauses for up to half a minute.
        await Waiting.UntilAsync(
            "the node's connection",
            TimeSpan.FromSeconds(40),
            async () => (await Console.NodesAsync()).All(node => node.SilentSeconds < 2)
        );
    }

    /// <summary>Signs in again: after the server came back with its data, sessions of before go on, others do not.</summary>
    public Task SignInAsync() => Console.SignInAsync(Admin);

    public async ValueTask DisposeAsync()
    {
        Console.Dispose();
        await EndAsync(parts);
    }

    private static async Task EndAsync(List<IAsyncDisposable> ends)
    {
        foreach (var end in Enumerable.Reverse(ends))
            await end.DisposeAsync();
    }

    private static async Task<Internet> ConnectAsync(Pop pop, RouterLab routers, string filter, LadderSetup setup)
    {
        var scrubber = await routers.AddAsync(ScrubbingCentre.StartAsync);
        return await Internet.ConnectAsync(
            pop,
            scrubber,
            filter,
            Path.Combine(setup.Folder, "internet"),
            setup.Lifetime
        );
    }

    private static async Task<EdgeAgent> AgentAsync(
        Pop pop,
        FlowtriqServer server,
        ConsoleApi console,
        bool scrubbing,
        LadderSetup setup
    )
    {
        var token = await console.TokenAsync("edge-fra-01", PopCode, "Frankfurt");
        var agent = await EdgeAgent.EnrollAsync(
            pop,
            setup.Agent,
            Path.Combine(setup.Folder, "agent"),
            server.IngestPort,
            token,
            new EdgeSetup
            {
                ThresholdPps = ThresholdPps,
                Firewall = true,
                ReturnInterface = scrubbing ? Internet.ReturnInterface : null,
            }
        );
        agent.Start();
        return agent;
    }

    // Own prefixes, budgets of a laboratory, the speaker and its peers.
    private async Task LayDownAsync()
    {
        foreach (var prefix in CustomerSpace.Prefixes)
            await Api.OwnAsync(prefix);
        await Api.LimitsAsync(announcementsPerMinute: 1_000, routesPerCustomer: 100);
        await Peering.SetUpAsync(Api, Routers, Edges);
        if (Internet is null)
            return;
        var local = Routers.SpeakerV4.ToString();
        await Api.GroupAsync(ScrubbingCentre.Name, ["diversion"], local, null, [ScrubbingCentre.DivertCommunity]);
        await Api.PeerAsync(Routers[ScrubbingCentre.Name], ScrubbingCentre.Name, "bird", local);
    }

    private string BackgroundFile()
    {
        var customers = Address.Prefix("192.0.2.0/24");
        var built = Path.Combine(Folder, "ordinary.pcap");
        var plan = Packets.Streams.StreamPlan.Over(customers, 120) with { PacketsPerSecond = 1_000 };
        File.WriteAllBytes(built, new CaptureBuilder().Add(Packets.Streams.Background.Frames(plan)).ToPcap());
        var output = Path.Combine(Folder, "background.pcap");
        TrafficFile.Background([built], output, customers);
        return output;
    }
}
