using System.Globalization;
using Flowtriq.Lab.Ladders;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Routers;
using Flowtriq.Lab.Systems;
using Flowtriq.Lab.Tunnels;

namespace Flowtriq.Scenarios.EndToEnd.Ladders;

/// <summary>
/// The ladder with real routers, built once and shared by the tests, which attack different victims. A test leaves it as it
/// found it: the server up, the routers empty, nothing on the node.
/// </summary>
public sealed class LadderStand : IAsyncLifetime
{
    public const string Snmp = "amp.UDP.snmp.src161.pcapng";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(25);
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"flowtriq-ladder-{Environment.ProcessId}");
    private LadderLab? lab;
    private string? obstacle;
    private int customers;

    public LadderLab Lab => lab!;

    public MitigationApi Api => Lab.Api;

    public FlowtriqServer Server => Lab.Server;

    /// <summary>Skips the calling test when the laboratory could not be built here.</summary>
    public void Require()
    {
        if (obstacle is not null)
            Assert.Skip(obstacle);
    }

    /// <summary>Also skips when nothing can be diverted here.</summary>
    public void RequireDiversion()
    {
        Require();
        if (Lab.Internet is null)
            Assert.Skip(GreTunnel.Obstacle() ?? "no scrubbing centre");
    }

    public async ValueTask InitializeAsync()
    {
        obstacle = LadderLab.Obstacle(scrubbing: false) ?? (SharedCaptures.Folder is null ? "no captures" : null);
        if (obstacle is not null)
            return;
        Directory.CreateDirectory(folder);
        lab = await LadderLab.BuildAsync(
            new LadderSetup(await Programs.AgentAsync(), await Programs.ServerAsync(), folder, Lifetime)
            {
                ScrubberFilter = LadderLab.Obstacle(scrubbing: true) is null ? "udp sport 161" : null,
            }
        );
        await lab.ReadyAsync();
    }

    /// <summary>A customer of one prefix with a policy of its own; the policy's number.</summary>
    public async Task<long> CustomerAsync(string prefix, PolicyDraft policy)
    {
        var name = $"customer {(++customers).ToString(CultureInfo.InvariantCulture)}";
        var number = await Api.PolicyAsync(policy);
        await Api.CustomerAsync(name, prefix, policy.Name);
        return number;
    }

    /// <summary>A real reflection attack on a victim, who is a customer with a policy of its own.</summary>
    public async Task<Attack> AttackAsync(string victim, PolicyDraft policy, int seconds = 60, bool routed = false)
    {
        await Lab.QuietAsync();
        var number = await CustomerAsync($"{victim}/32", policy);
        var attack = new Attack(this, victim, number, routed);
        attack.Begin(seconds);
        return attack;
    }

    /// <summary>The routers hold exactly these routes, whoever announced them.</summary>
    public async Task RoutersHoldAsync(params string[] routes)
    {
        foreach (var router in Lab.Edges)
            await router.HoldsAsync(RouterTable.Of(routes), TimeSpan.FromSeconds(20));
    }

    /// <summary>
    /// The routers hold exactly what the server wants, and it is not nothing. What is wanted is read at each look: a plan may change
    /// while the attack shows more of itself.
    /// </summary>
    public async Task RoutersHoldWhatIsDesiredAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var wanted = await DesiredAsync();
            var difference = wanted.Length == 0 ? "nothing is wanted" : await DifferenceAsync(RouterTable.Of(wanted));
            var still = await DesiredAsync();
            if (difference is null && wanted.SequenceEqual(still))
                return;
            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(30))
                Assert.Fail(difference ?? "what is wanted changes all the time");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private async Task<string?> DifferenceAsync(RouterTable wanted)
    {
        foreach (var router in Lab.Edges)
        {
            var table = await router.TableAsync();
            if (!table.Equals(wanted))
                return $"{router.Name} {table.Against(wanted)}";
        }

        return null;
    }

    /// <summary>What routers should hold, as the API lists it.</summary>
    public async Task<string[]> DesiredAsync() =>
        [.. (await Api.AllAsync()).Where(mitigation => mitigation.IsWanted).SelectMany(Routes).Order()];

    /// <summary>SIGKILL, then a new process on the same data.</summary>
    public async Task CrashAndRestartAsync()
    {
        await Server.CrashAsync();
        await Server.StartAsync();
    }

    /// <summary>Nothing is left of any attack: no mitigation, no route, no filter on the node.</summary>
    public async Task NothingIsLeftAsync()
    {
        await Lab.QuietAsync();
        await RoutersHoldAsync();
        await Eventually.GetAsync(
            "no filter on the edge",
            TimeSpan.FromSeconds(20),
            async () => (await FiltersAsync()) is var rules && rules.Length == 0 ? rules : null
        );
    }

    /// <summary>Every firewall table of the edge, in the kernel's words.</summary>
    public async Task<string> FiltersAsync() => (await Lab.Pop.Edge.RequireAsync("nft", "list", "tables")).Trim();

    /// <summary>The victim's own interface receives a small part of what arrives at the edge: by the kernel's counters of both.</summary>
    public Task VictimIsSparedAsync() =>
        Waiting.UntilAsync(
            "a victim that is spared most of the attack",
            TimeSpan.FromSeconds(20),
            async () =>
            {
                var (arrived, received) = (await ArrivedAsync(), await ReceivedAsync());
                await Task.Delay(TimeSpan.FromMilliseconds(500));
                arrived = await ArrivedAsync() - arrived;
                return arrived > Attack.Pps / 4 && await ReceivedAsync() - received < arrived / 4;
            }
        );

    /// <summary>Packets that the customer's interface has received.</summary>
    public async Task<long> ReceivedAsync() =>
        long.Parse(
            await Lab.Pop.Customer.RequireAsync("cat", "/sys/class/net/c0/statistics/rx_packets"),
            CultureInfo.InvariantCulture
        );

    public async ValueTask DisposeAsync()
    {
        if (lab is not null)
            await lab.DisposeAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private Task<long> ArrivedAsync() => Lab.Pop.CounterAsync(Pop.Uplink, "rx_packets");

    private static string[] Routes(MitigationView mitigation) =>
        mitigation.Level switch
        {
            "flowSpec" => [mitigation.Action],
            "blackhole" => [RouterTable.Unicast(mitigation.Target!, Peering.Discard)],
            _ => [],
        };
}
