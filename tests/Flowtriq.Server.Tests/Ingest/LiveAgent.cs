using Flowtriq.Agent;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Uplink;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Tests.Ingest;

/// <summary>A node's half of the conversation: real enrolment, real uplink, a state directory that survives restarts.</summary>
internal sealed class LiveAgent : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flowtriq-agent-").FullName;
    private readonly StringWriter logged = new();
    private ServerUplink? uplink;

    public string State => folder;

    public ServerUplink Uplink => uplink!;

    public string Log
    {
        get
        {
            lock (logged)
                return logged.ToString();
        }
    }

    public NodeId Node { get; private set; }

    public static HostFacts Host { get; } = HostFacts.Read("/proc");

    public EnrollmentOutcome Enroll(int port, string token)
    {
        var outcome = new Enrollment(Host, TimeProvider.System).Run(
            new ServerAddress("127.0.0.1", port),
            token,
            folder
        );
        if (outcome is EnrollmentOutcome.Enrolled enrolled)
            Node = new NodeId(enrolled.NodeId);
        return outcome;
    }

    public void Start(string machine = "")
    {
        var identity = NodeIdentity.Load(folder, out var reason);
        Assert.True(identity is not null, reason);
        var hello = Host.ToHello("ring", 0);
        if (machine.Length > 0)
            hello.MachineId = machine;
        uplink = new ServerUplink(
            identity,
            hello,
            folder,
            TimeProvider.System,
            new LineLog(logged, TimeProvider.System)
        );
    }

    public void Stop()
    {
        uplink?.Dispose();
        uplink = null;
    }

    public void Dispose()
    {
        Stop();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>A server and an enrolled agent that is connected to it.</summary>
    public static async Task<LiveAgent> ConnectedAsync(LiveServer server, string name = "edge")
    {
        var agent = new LiveAgent();
        Assert.IsType<EnrollmentOutcome.Enrolled>(agent.Enroll(server.Port, await server.TokenAsync(name)));
        agent.Start();
        await Soon.TrueAsync(() => agent.Uplink.Status.Connected, () => agent.Log);
        return agent;
    }
}
