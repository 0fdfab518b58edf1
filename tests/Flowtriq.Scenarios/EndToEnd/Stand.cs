using Flowtriq.Core.Packets;
using Flowtriq.Lab.Demo;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Systems;
using Flowtriq.Lab.Traffic;
using Flowtriq.Scenarios.Architecture;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>
/// The whole product on one machine: five POPs with an agent each, the server, ordinary traffic everywhere. Built once
/// and shared by the end-to-end tests, which attack different victims.
/// </summary>
public sealed class Stand : IAsyncLifetime
{
    public static readonly Account Admin = new("Lab", "Ada", "ada@example.net", "correct horse battery 7");
    private static readonly string[] Codes = ["FRA", "AMS", "LON", "PAR", "WAW"];
    private static readonly Dictionary<string, string> Cities = DemoPop.All.ToDictionary(
        pop => pop.Code,
        pop => pop.Name
    );
    private static readonly TimeSpan BackgroundLength = TimeSpan.FromMinutes(15);
    private const int BackgroundPps = 1_000;

    // Targets have bounds of their own after five seconds of traffic.
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(8);

    private readonly List<RunningProcess> background = [];
    private readonly Dictionary<string, EdgeAgent> agents = new(StringComparer.Ordinal);
    private PopLab? lab;
    private FlowtriqServer? server;
    private ConsoleApi? api;
    private string? obstacle;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"flowtriq-stand-{Environment.ProcessId}");
    public PopLab Lab => lab!;
    public FlowtriqServer Server => server!;
    public ConsoleApi Api => api!;

    public EdgeAgent Agent(string code) => agents[code];

    /// <summary>Skips the calling test when the stand could not be built here.</summary>
    public void Require()
    {
        if (obstacle is not null)
            Assert.Skip(obstacle);
    }

    public async ValueTask InitializeAsync()
    {
        obstacle = PopLab.Obstacle() ?? (SharedCaptures.Folder is null ? "no captures" : null);
        if (obstacle is not null)
            return;
        Directory.CreateDirectory(Folder);
        var binary = await Programs.AgentAsync();
        lab = await PopLab.BuildAsync(Codes);
        server = new FlowtriqServer(await Programs.ServerAsync(), Path.Combine(Folder, "server"));
        await server.StartAsync();
        api = new ConsoleApi(server.Console);
        await api.SetUpAsync(await server.SetupTokenAsync(), Admin);
        StartBackground();
        foreach (var pop in lab.Pops)
        {
            var token = await api.TokenAsync($"edge-{pop.Code.ToLowerInvariant()}-01", pop.Code, Cities[pop.Code]);
            var home = Path.Combine(Folder, pop.Code);
            agents[pop.Code] = await EdgeAgent.EnrollAsync(pop, binary, home, server.IngestPort, token);
            agents[pop.Code].Start();
        }
        await Eventually.GetAsync("five nodes that see their traffic", TimeSpan.FromSeconds(90), ReadyAsync);
        await Task.Delay(Young);
    }

    /// <summary>A file of attack packets towards victims, from one of the real captures.</summary>
    public string AttackFile(string capture, params string[] victims)
    {
        var output = Path.Combine(Folder, $"{Guid.NewGuid():N}.pcap");
        TrafficFile.Attack(SharedCaptures.Attack(capture), output, [.. victims.Select(Address)]);
        return output;
    }

    public async Task<IncidentView> IncidentAsync(string target, TimeSpan? limit = null)
    {
        try
        {
            return await Eventually.GetAsync(
                $"an incident on {target}",
                limit ?? TimeSpan.FromSeconds(10),
                async () => (await Api.IncidentsAsync()).FirstOrDefault(incident => incident.Target == target)
            );
        }
        catch (TimeoutException late)
        {
            var known = (await Api.IncidentsAsync()).Select(one =>
                $"INC-{one.Number} {one.Target ?? "unattributed"} ({one.HostCount} hosts) at {one.Nodes[0].Pop}, {one.State}, {one.PeakPps:0} pps, since {one.Onset:HH:mm:ss.fff}"
            );
            throw new TimeoutException(
                $"{late.Message}; at {DateTime.UtcNow:HH:mm:ss} there are {string.Join("; ", known)}",
                late
            );
        }
    }

    /// <summary>The incident once its picture holds the vector.</summary>
    public Task<IncidentView> NamedAsync(int number, string vector) =>
        Eventually.GetAsync(
            $"INC-{number} named {vector}",
            TimeSpan.FromSeconds(6),
            async () =>
                (await Api.IncidentsAsync()).FirstOrDefault(incident =>
                    incident.Number == number
                    && incident.Vectors.Any(part => part.Name.Contains(vector, StringComparison.OrdinalIgnoreCase))
                )
        );

    /// <summary>The incident once its attack is over.</summary>
    public Task<IncidentView> EndedAsync(int number) =>
        Eventually.GetAsync(
            $"the end of INC-{number}",
            TimeSpan.FromSeconds(45),
            async () =>
                (await Api.IncidentsAsync()).FirstOrDefault(incident =>
                    incident.Number == number && incident.State is "subsiding" or "resolved"
                )
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var replay in background)
            await replay.DisposeAsync();
        foreach (var agent in agents.Values)
            await agent.DisposeAsync();
        api?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
        if (lab is not null)
            await lab.DisposeAsync();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private void StartBackground()
    {
        var file = Path.Combine(Folder, "background.pcap");
        Assert.True(IpPrefix.TryParse("192.0.2.0/24", out var customers));
        TrafficFile.Background(SharedCaptures.Benign(), file, customers);
        foreach (var pop in Lab.Pops)
            background.Add(Replay.Start(pop, file, BackgroundPps, BackgroundLength));
    }

    private async Task<NodeView[]?> ReadyAsync()
    {
        var nodes = await Api.NodesAsync();
        return nodes.Count(node => node.Pps > BackgroundPps / 2) == Codes.Length ? nodes : null;
    }

    private static IpAddress Address(string text) =>
        IpAddress.TryParse(text, out var address) ? address : throw new FormatException(text);
}
