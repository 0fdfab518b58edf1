using System.Text.Json;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>The agent as it ships in a namespace of its own, whose other side is a second namespace that can send.</summary>
internal sealed class LoneAgent : IAsyncDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(3);
    private static int made;

    private readonly string binary;
    private RunningProcess? agent;

    private LoneAgent(string binary, string folder, NetworkNamespace edge, NetworkNamespace source) =>
        (this.binary, Folder, Edge, Source) = (binary, folder, edge, source);

    internal NetworkNamespace Edge { get; }

    internal NetworkNamespace Source { get; }

    internal string Folder { get; }

    internal string Config => Path.Combine(Folder, "ftagent.json");

    internal RunningProcess Process => agent!;

    /// <summary>Makes the namespaces and the file; <paramref name="written"/> is added to its configuration.</summary>
    /// <param name="written">What its configuration says besides.</param>
    /// <param name="hiddenCounters">Its /proc lacks net/dev until <see cref="ShowCounters"/>.</param>
    internal static async Task<LoneAgent> MakeAsync(Dictionary<string, object> written, bool hiddenCounters = false)
    {
        if (PopLab.Obstacle() is { } obstacle)
            Assert.Skip(obstacle);
        var program = await Programs.AgentAsync();
        var name = $"fq{Environment.ProcessId}-a{Interlocked.Increment(ref made)}";
        var folder = Directory.CreateTempSubdirectory("flowtriq-lone-").FullName;
        var site = new LoneAgent(
            program,
            folder,
            await NetworkNamespace.CreateAsync($"{name}-edge"),
            await NetworkNamespace.CreateAsync($"{name}-src")
        );
        written["node"] = "edge";
        written["stateDirectory"] = Path.Combine(folder, "state");
        if (hiddenCounters)
            written["procRoot"] = site.HideCounters();
        await File.WriteAllTextAsync(site.Config, JsonSerializer.Serialize(written));
        return site;
    }

    /// <summary>An interface of that name at the edge, and in0 at the source.</summary>
    internal async Task PlugAsync(string name)
    {
        await Source.ConfigureAsync([
            $"link add in0 address 02:f1:00:00:00:01 type veth peer name {name} address 02:f1:00:00:00:02 netns {Edge.Name}",
            "link set in0 up",
        ]);
        await Edge.ConfigureAsync([$"link set {name} up"]);
    }

    /// <summary>The kernel's counters are there from now on.</summary>
    internal void ShowCounters() => File.CreateSymbolicLink(Path.Combine(Proc, "net", "dev"), "/proc/net/dev");

    internal void Start() => agent = Edge.Start(binary, ["run", "--config", Config], Lifetime);

    internal Task<string> SaysAsync(string text, int seconds = 20) =>
        Process.LineAsync(line => line.Contains(text, StringComparison.Ordinal), TimeSpan.FromSeconds(seconds));

    internal int Count(string text) => Process.Lines.Count(line => line.Contains(text, StringComparison.Ordinal));

    internal Task<string> RunAsync(params string[] arguments) =>
        Edge.RequireAsync(binary, [.. arguments, "--config", Config]);

    /// <summary>What it says of itself, once there is a report, and that is what is wanted.</summary>
    internal Task<JsonDocument> StatusAsync(Predicate<JsonElement>? wanted = null) =>
        Eventually.GetAsync(
            "a status",
            TimeSpan.FromSeconds(15),
            async () =>
            {
                var shown = await Command.RunAsync(
                    "ip",
                    ["netns", "exec", Edge.Name, binary, "status", "--json", "--config", Config]
                );
                if (shown.ExitCode != 0)
                    return null;
                var status = JsonDocument.Parse(shown.Output);
                return wanted?.Invoke(status.RootElement) is not false ? status : null;
            }
        );

    /// <summary>Sends small packets to <paramref name="victim"/> from the source, bounded in number and time.</summary>
    internal RunningProcess Flood(string victim, int pps, int seconds)
    {
        var file = Path.Combine(Folder, $"{Guid.NewGuid():N}.pcap");
        Assert.True(Core.Packets.IpAddress.TryParse(victim, out var address));
        Lab.Traffic.TrafficFile.Attack(SharedCaptures.Attack("pkt.TCP.synflood.spoofed.pcap"), file, address);
        return Lab.Traffic.Replay.Start(Source, file, pps, TimeSpan.FromSeconds(seconds));
    }

    private string Proc => Path.Combine(Folder, "proc");

    private string HideCounters()
    {
        Directory.CreateDirectory(Path.Combine(Proc, "net"));
        foreach (var entry in new[] { "self", "sys", "net/route", "net/ipv6_route" })
            File.CreateSymbolicLink(Path.Combine(Proc, entry), $"/proc/{entry}");
        return Proc;
    }

    public async ValueTask DisposeAsync()
    {
        if (agent is not null)
            await agent.DisposeAsync();
        await Edge.DisposeAsync();
        await Source.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
