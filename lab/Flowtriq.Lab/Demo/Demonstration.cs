using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Packets;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Systems;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Lab.Demo;

/// <summary>
/// The whole product on one machine, for a person to look at. Every figure the console shows is measured by the five
/// agents on real packets; all packets stay inside the namespaces, and all of it goes away at the end.
/// </summary>
public static class Demonstration
{
    private const string Victim = "203.0.113.10";
    private const string AttackedPop = "FRA";
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(12);

    public static async Task<int> RunAsync(DemoOptions options, CancellationToken cancel)
    {
        if ((PopLab.Obstacle() ?? PortObstacle(options.Port)) is { } obstacle)
            return await RefuseAsync(obstacle);
        var folder = Directory.CreateTempSubdirectory("flowtriq-demo-").FullName;
        try
        {
            await RunAsync(options, folder, cancel);
            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            Say("Stopping.");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(DemoOptions options, string folder, CancellationToken cancel)
    {
        var files = DemoTraffic.Prepare(folder, options.Capture, Address.Of(Victim));
        var account = new Account("Demo ISP", "NOC", "noc@demo.example", Password());
        await using var lab = await PopLab.BuildAsync([.. DemoPop.All.Select(pop => pop.Code)]);
        await using var server = new FlowtriqServer(options.Server, Path.Combine(folder, "server"), options.Port);
        await server.StartAsync();
        using var api = new ConsoleApi(server.Console);
        await api.SetUpAsync(await server.SetupTokenAsync(), account);
        Say($"Console: {server.Console}overview");
        Say($"Sign in: {account.Email}   password: {account.Password}");

        await using var ends = new Disposables();
        var ladder = options.Ladder ? ends.Add(await LadderAsync(api)) : null;
        foreach (var pop in DemoPop.All)
            await StartPopAsync(pop, lab, server, api, options, folder, files.Background, ends);
        Say(
            $"Five agents watch ordinary traffic. In {Calm.TotalSeconds:0} s an attack on {Victim} enters at {AttackedPop}."
        );
        await Task.Delay(Calm, cancel);
        await AttackAsync(lab, api, options, files.Attack, ladder, cancel);
        Say(
            "Look at: the overview's incident card; the incident's chart, vectors and Packets tab; Nodes > edge-fra-01."
        );
        if (ladder is not null)
            Say("And at the incident's ladder and the Mitigations page: a black hole waited there for your approval.");
        Say($"Everything ends by itself in {options.Lifetime.TotalMinutes:0} minutes, or with Ctrl-C.");
        await Task.Delay(options.Lifetime, cancel);
    }

    private static async Task StartPopAsync(
        DemoPop demo,
        PopLab lab,
        FlowtriqServer server,
        ConsoleApi api,
        DemoOptions options,
        string folder,
        string background,
        Disposables ends
    )
    {
        var pop = lab[demo.Code];
        var name = $"edge-{demo.Code.ToLowerInvariant()}-01";
        var token = await api.TokenAsync(name, demo.Code, demo.Name);
        var home = Path.Combine(folder, demo.Code);
        var agent = ends.Add(
            await EdgeAgent.EnrollAsync(
                pop,
                options.Agent,
                home,
                server.IngestPort,
                token,
                new EdgeSetup { Firewall = options.Ladder }
            )
        );
        agent.Start();
        ends.Add(Replay.Start(pop, background, demo.BackgroundPps, options.Lifetime));
    }

    private static async Task AttackAsync(
        PopLab lab,
        ConsoleApi api,
        DemoOptions options,
        string file,
        DemoLadder? ladder,
        CancellationToken cancel
    )
    {
        var clock = Stopwatch.StartNew();
        await using var attack = Replay.Start(lab[AttackedPop], file, options.AttackPps, options.AttackLength);
        Say($"Attack: {options.AttackPps:N0} packets per second for {options.AttackLength.TotalSeconds:0} s.");
        while (clock.Elapsed < options.AttackLength)
        {
            var incident = (await api.IncidentsAsync()).FirstOrDefault(one =>
                one.Target?.StartsWith(Victim, StringComparison.Ordinal) == true
            );
            if (incident is { Vectors.Length: > 0 })
            {
                Say(
                    $"INC-{incident.Number} {incident.Title} on {incident.Target}: {Named(incident)}, {Elapsed(incident)} from its first packet to detection."
                );
                break;
            }
            await Task.Delay(100, cancel);
        }
        if (ladder is not null)
        {
            foreach (
                var line in await ladder.TablesAsync(options.AttackLength - Min(clock.Elapsed, options.AttackLength))
            )
                Say($"In the router {line}");
        }
        await Task.Delay(options.AttackLength - Min(clock.Elapsed, options.AttackLength), cancel);
    }

    private static async Task<DemoLadder> LadderAsync(ConsoleApi api)
    {
        if (DemoLadder.Missing is { Length: > 0 } missing)
            Say(
                $"Not installed, and so no router here: {string.Join(", ", missing)} (apt-get install {string.Join(' ', missing)})."
            );
        var ladder = await DemoLadder.StartAsync(api);
        Say($"The ladder acts on the nodes' firewalls and on these routers: {string.Join(", ", ladder.Routers)}.");
        return ladder;
    }

    private static string Named(IncidentView incident) =>
        string.Join(", ", incident.Vectors.Take(3).Select(vector => $"{vector.Name} {vector.PacketShare:P0}"));

    private static string Elapsed(IncidentView incident) =>
        $"{(incident.Detected - incident.Onset).TotalMilliseconds:0} ms";

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static string? PortObstacle(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return null;
        }
        catch (SocketException)
        {
            return $"port {port} is in use by another program; --port moves the console";
        }
    }

    private static string Password() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));

    private static void Say(string text) => Console.WriteLine(text);

    private static async Task<int> RefuseAsync(string reason)
    {
        await Console.Error.WriteLineAsync($"The demonstration cannot run here: {reason}.");
        return 1;
    }
}
