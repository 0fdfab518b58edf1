using System.Text.Json;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Systems;

/// <summary>ftagent on a POP's edge: configured, enrolled, started, killed and started again.</summary>
public sealed class EdgeAgent : IAsyncDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(40);
    private readonly string binary;
    private readonly string config;
    private RunningProcess? process;

    private EdgeAgent(Pop pop, string binary, string config)
    {
        Pop = pop;
        this.binary = binary;
        this.config = config;
    }

    public Pop Pop { get; }

    /// <summary>What the server calls it.</summary>
    public string Name => NameAt(Pop);

    public RunningProcess Process => process ?? throw new InvalidOperationException("the agent is not running");

    /// <summary>Writes the configuration and enrols with a one-time token.</summary>
    public static async Task<EdgeAgent> EnrollAsync(
        Pop pop,
        string binary,
        string folder,
        int ingestPort,
        string token,
        EdgeSetup? setup = null
    )
    {
        var written = Path.Combine(folder, "ftagent.json");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(written, Configuration(pop, folder, setup ?? new EdgeSetup()));
        var server = $"{pop.Server}:{ingestPort}";
        await pop.Edge.RequireAsync(binary, "enroll", "--config", written, "--server", server, "--token", token);
        return new EdgeAgent(pop, binary, written);
    }

    public void Start() => process = Pop.Edge.Start(binary, ["run", "--config", config], Lifetime);

    /// <summary>Starts it below another program (setpriv, for instance), or with a clock of its own.</summary>
    public void StartUnder(IReadOnlyList<string> program, WallClock? clock = null)
    {
        string[] settings = [.. clock?.Environment.Select(static one => $"{one.Key}={one.Value}") ?? []];
        process = Pop.Edge.Start("env", [.. settings, .. program, binary, "run", "--config", config], Lifetime);
    }

    /// <summary>What one of its other commands prints.</summary>
    public Task<string> SayAsync(params string[] command) =>
        Pop.Edge.RequireAsync(binary, [.. command, "--config", config]);

    /// <summary>SIGKILL: nothing is said goodbye to, nothing is saved at the last moment.</summary>
    public async Task CrashAsync()
    {
        await Process.KillAsync();
        await Process.DisposeAsync();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
    }

    private static string NameAt(Pop pop) => $"edge-{pop.Code.ToLowerInvariant()}-01";

    private static string Configuration(Pop pop, string folder, EdgeSetup setup)
    {
        var written = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["node"] = NameAt(pop),
            ["interfaces"] = Interfaces(setup),
            ["prefixes"] = CustomerSpace.Prefixes,
            ["capture"] = new { mode = "ring", directory = Path.Combine(folder, "captures") },
            ["stateDirectory"] = Path.Combine(folder, "state"),
        };
        if (setup.ThresholdPps is { } pps)
            written["detection"] = new
            {
                thresholdPps = pps,
                resolveSeconds = 2,
                cooldownSeconds = 1,
            };
        if (setup.Firewall)
            written["firewall"] = new { mode = "server" };
        return JsonSerializer.Serialize(written);
    }

    private static Dictionary<string, object> Interfaces(EdgeSetup setup)
    {
        var interfaces = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Pop.Uplink] = new { role = "transit", capacity = setup.Capacity },
            [Pop.Downlink] = new { role = "customer", capacity = "10 Gbps" },
            [Pop.Management] = new { role = "ignore" },
        };
        if (setup.ReturnInterface is { } back)
            interfaces[back] = new { role = "core" };
        return interfaces;
    }
}
