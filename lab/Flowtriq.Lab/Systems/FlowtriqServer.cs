using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Systems;

/// <summary>The real server as its own process, on ports nobody else has; it can crash and come back with its data.</summary>
public sealed class FlowtriqServer : IAsyncDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(40);
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private readonly string program;
    private readonly IReadOnlyDictionary<string, string> environment;
    private RunningProcess? process;

    /// <param name="program">The server's published assembly.</param>
    /// <param name="data">Its data directory.</param>
    /// <param name="consolePort">Port of the console; null = any free one.</param>
    /// <param name="ingestPort">Port for agents; null = any free one.</param>
    /// <param name="environment">Further settings, or others than the usual.</param>
    public FlowtriqServer(
        string program,
        string data,
        int? consolePort = null,
        int? ingestPort = null,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        this.program = program;
        this.environment = environment ?? new Dictionary<string, string>(StringComparer.Ordinal);
        Data = data;
        IngestPort = ingestPort ?? FreePort();
        Console = new Uri($"http://127.0.0.1:{consolePort ?? FreePort()}/");
    }

    public Uri Console { get; }

    /// <summary>Its data directory.</summary>
    public string Data { get; }

    public int IngestPort { get; }

    public RunningProcess Process => process ?? throw new InvalidOperationException("the server is not running");

    /// <summary>Starts it; with a clock of its own when one is given.</summary>
    public async Task StartAsync(WallClock? clock = null)
    {
        var settings = new Dictionary<string, string>(clock?.Environment ?? [], StringComparer.Ordinal)
        {
            ["FLOWTRIQ_DATA"] = Data,
            ["FLOWTRIQ_HTTP"] = Console.Authority,
            ["FLOWTRIQ_AGENTS"] = $"0.0.0.0:{IngestPort.ToString(CultureInfo.InvariantCulture)}",
        };
        foreach (var (name, value) in environment)
            settings[name] = value;
        process = RunningProcess.Start("dotnet", [program], Lifetime, settings);
        await ReadyAsync();
    }

    /// <summary>The secret of the one-time set-up link the server prints at its first start.</summary>
    public async Task<string> SetupTokenAsync()
    {
        var line = await Process.LineAsync(text => text.Contains("token=", StringComparison.Ordinal), StartLimit);
        return line.Split("token=")[1].Split([' ', '"', '&'])[0].Trim();
    }

    /// <summary>One of the server's own commands on the same data directory, as an operator types it.</summary>
    public Task<string> RunAsync(params string[] arguments) =>
        Command.RequireAsync("dotnet", [program, .. arguments, "--data", Data]);

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

    private async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Console, Timeout = TimeSpan.FromSeconds(10) };
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < StartLimit && !Process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception refused) when (refused is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
        throw new TimeoutException($"the server is not healthy: {string.Join('\n', Process.Lines.TakeLast(40))}");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
