using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Agent;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Uplink;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Tests.Ingest;

namespace Flowtriq.Server.Tests.Running;

/// <summary>The whole agent on a thread: enrolled through the API, over a kernel whose traffic the test decides.</summary>
internal sealed class RunningAgent : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flowtriq-agent-").FullName;
    private readonly StringWriter logged = new();
    private readonly TextWriter log;
    private Signals signals = new();
    private Thread? thread;

    private RunningAgent()
    {
        log = TextWriter.Synchronized(logged);
        Kernel = new FakeKernel(folder);
    }

    public FakeKernel Kernel { get; }

    public NodeId Node { get; private set; }

    public string Path => $"/api/v1/nodes/{Node.Value}";

    public string KeptConfig => System.IO.Path.Combine(State, "server.config");

    private string State => System.IO.Path.Combine(folder, "state");

    public static async Task<RunningAgent> JoinAsync(
        RunningServer server,
        HttpClient admin,
        string name = "edge-fra-01"
    )
    {
        var agent = new RunningAgent();
        using var answer = await admin.PostAsJsonAsync(
            "/api/v1/nodes/tokens",
            new
            {
                name,
                pop = "FRA",
                popName = "",
            }
        );
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var outcome = new Enrollment(LiveAgent.Host, TimeProvider.System).Run(
            new ServerAddress("127.0.0.1", server.AgentPort),
            token.GetProperty("token").GetString()!,
            agent.State
        );
        agent.Node = new NodeId(Assert.IsType<EnrollmentOutcome.Enrolled>(outcome).NodeId);
        agent.Start();
        await Soon.TrueAsync(
            () => agent.Log.Contains("connected to the server", StringComparison.Ordinal),
            () => agent.Log
        );
        return agent;
    }

    public string Log => logged.ToString();

    public void Start()
    {
        var file = System.IO.Path.Combine(folder, "ftagent.json");
        File.WriteAllText(
            file,
            JsonSerializer.Serialize(
                new
                {
                    stateDirectory = State,
                    procRoot = Kernel.Proc,
                    sysRoot = Kernel.Sys,
                    capture = new { mode = "counters" },
                    detection = new { thresholdPps = 20_000, resolveSeconds = 3_600 },
                }
            )
        );
        signals = new Signals();
        var lines = new LineLog(log, TimeProvider.System);
        var source = new ConfigSource(file, lines);
        var errors = new List<ConfigError>();
        var config = source.Load(errors);
        Assert.True(config is not null, string.Join("; ", errors));
        var host = new AgentHost(source, signals, lines, TimeProvider.System);
        thread = new Thread(() => host.Run(config)) { IsBackground = true };
        thread.Start();
    }

    public void Stop()
    {
        signals.Stop();
        Assert.True(thread?.Join(TimeSpan.FromSeconds(20)) ?? true, Log);
        thread = null;
    }

    public void Dispose()
    {
        Stop();
        Kernel.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
