using System.Text.Json;
using Flowtriq.Core.Packets;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Systems;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Scenarios.EndToEnd.Faults;

/// <summary>One server, and a POP for every test, whose agent alarms at once.</summary>
public sealed class FaultStand : IAsyncLifetime
{
    /// <summary>Rate of every attack here: ten times the threshold.</summary>
    internal const int AttackPps = 20_000;

    private const string SynFlood = "pkt.TCP.synflood.spoofed.pcap";
    private static readonly EdgeSetup Setup = new() { ThresholdPps = AttackPps / 10 };
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private PopLab? lab;
    private FlowtriqServer? server;
    private ConsoleApi? api;

    internal string Folder { get; } = Directory.CreateTempSubdirectory("flowtriq-faults-").FullName;

    internal FlowtriqServer Server => server!;

    internal ConsoleApi Api => api!;

    public async ValueTask InitializeAsync()
    {
        if (PopLab.Obstacle() is not null || SharedCaptures.Folder is null)
            return;
        lab = await PopLab.BuildAsync("CLK", "CAP", "DSK", "STP", "TRU", "GAR", "ROG", "PLY", "PRC");
        server = new FlowtriqServer(await Programs.ServerAsync(), Path.Combine(Folder, "server"));
        await server.StartAsync();
        api = new ConsoleApi(server.Console);
        await api.SetUpAsync(await server.SetupTokenAsync(), Stand.Admin);
    }

    /// <summary>An enrolled agent that does not run yet; skips the calling test when there can be none.</summary>
    /// <param name="code">Its POP.</param>
    /// <param name="port">Where it reaches the server, when not at the server's own port.</param>
    /// <param name="home">Where it keeps everything, when that matters.</param>
    internal async Task<EdgeAgent> EnrolAsync(string code, int? port = null, string? home = null)
    {
        if (PopLab.Obstacle() is { } obstacle)
            Assert.Skip(obstacle);
        _ = SharedCaptures.Required;
        var pop = lab![code];
        var token = await Api.TokenAsync($"edge-{code.ToLowerInvariant()}-01", code, code);
        var binary = await Programs.AgentAsync();
        var folder = home ?? Path.Combine(Folder, code);
        return await EdgeAgent.EnrollAsync(pop, binary, folder, port ?? Server.IngestPort, token, Setup);
    }

    /// <summary>Bounded traffic towards one victim from outside.</summary>
    internal RunningProcess Attack(EdgeAgent agent, string victim, int seconds)
    {
        var file = Path.Combine(Folder, $"{Guid.NewGuid():N}.pcap");
        Assert.True(IpAddress.TryParse(victim, out var address));
        TrafficFile.Attack(SharedCaptures.Attack(SynFlood), file, address);
        return Replay.Start(agent.Pop, file, AttackPps, TimeSpan.FromSeconds(seconds));
    }

    /// <summary>The node once it reports.</summary>
    internal Task<NodeView> ReportsAsync(EdgeAgent agent) =>
        SeenAsync(
            $"{agent.Name} reports",
            async () =>
                (await Api.NodesAsync()).FirstOrDefault(one =>
                    one.Name == agent.Name && one.State is not ("waiting" or "offline")
                )
        );

    /// <summary>The first incident of this agent that is on this target.</summary>
    internal Task<IncidentView> IncidentAsync(EdgeAgent agent, string? target) =>
        SeenAsync(
            $"an incident on {target ?? "nobody in particular"} at {agent.Name}",
            async () =>
                (await Api.IncidentsAsync()).LastOrDefault(one =>
                    one.Target == target && one.Nodes.Any(node => node.Name == agent.Name)
                )
        );

    /// <summary>The incident once its attack is over.</summary>
    internal Task<IncidentView> EndedAsync(int number) =>
        SeenAsync(
            $"the end of INC-{number}",
            async () =>
                (await Api.IncidentsAsync()).FirstOrDefault(one =>
                    one.Number == number && one.State is "subsiding" or "resolved"
                )
        );

    /// <summary>What the console says of the node of this kind, in words that hold these.</summary>
    internal async Task<string> NoticeAsync(EdgeAgent agent, string kind, string words = "")
    {
        var node = (await Api.NodesAsync()).Single(one => one.Name == agent.Name);
        return await SeenAsync(
            $"{agent.Name} tells {kind} {words}",
            async () =>
                (await Api.GetAsync<JsonElement>($"/api/v1/nodes/{node.Id}/notices"))
                    .EnumerateArray()
                    .Where(one => one.GetProperty("kind").GetString() == kind)
                    .Select(static one => one.GetProperty("text").GetString())
                    .FirstOrDefault(text => text?.Contains(words, StringComparison.Ordinal) == true)
        );
    }

    /// <summary>What the agent says of itself, once that is what is waited for.</summary>
    internal static Task<JsonDocument> StatusAsync(EdgeAgent agent, string what, Predicate<JsonElement> wanted) =>
        SeenAsync(
            what,
            async () =>
            {
                var status = JsonDocument.Parse(await agent.SayAsync("status", "--json"));
                return wanted(status.RootElement) ? status : null;
            }
        );

    /// <summary>Waits until the agent has written such a line.</summary>
    internal static Task<string> SaysAsync(EdgeAgent agent, string text) =>
        agent.Process.LineAsync(line => line.Contains(text, StringComparison.Ordinal), Limit);

    /// <summary>Waits until the server has written such a line.</summary>
    internal Task<string> ServerSaysAsync(string text) =>
        Server.Process.LineAsync(line => line.Contains(text, StringComparison.Ordinal), Limit);

    internal static Task<T> SeenAsync<T>(string what, Func<Task<T?>> probe)
        where T : class => Eventually.GetAsync(what, Limit, probe);

    public async ValueTask DisposeAsync()
    {
        api?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
        if (lab is not null)
            await lab.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
