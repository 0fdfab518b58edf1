using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Routers;

/// <summary>
/// gobgpd as an announcer beside the lab, in the process's own namespace: its neighbours are the lab's routers, its API a
/// unix socket. It can be killed and started again.
/// </summary>
public sealed class GoBgpDaemon : IAsyncDisposable
{
    private readonly string config;
    private RunningProcess? process;

    private GoBgpDaemon(string config, string socket) => (this.config, Socket) = (config, socket);

    /// <summary>Path of its API.</summary>
    public string Socket { get; }

    /// <summary>Its process; it must be running.</summary>
    public int Id => process?.Id ?? throw new InvalidOperationException("gobgpd is not running");

    public static async Task<GoBgpDaemon> StartAsync(RouterLab lab)
    {
        var daemon = new GoBgpDaemon(Path.Combine(lab.Folder, "announcer.toml"), Path.Combine(lab.Folder, "api.sock"));
        await File.WriteAllTextAsync(daemon.config, Configuration(lab));
        daemon.Start();
        return daemon;
    }

    /// <summary>Starts it; a socket that a killed one left is removed first, gobgpd would refuse to start.</summary>
    public void Start()
    {
        File.Delete(Socket);
        process = RunningProcess.Start(
            GoBgp.Program,
            ["-f", config, "--pprof-disable", "--api-hosts", $"unix://{Socket}"],
            RouterSite.Lifetime
        );
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (process is null)
            return;
        await process.KillAsync();
        await process.DisposeAsync();
        process = null;
    }

    /// <summary>What its own command line says.</summary>
    public async Task<string> AskAsync(string command) =>
        (await Command.RunAsync("gobgp", ["--target", $"unix://{Socket}", .. command.Split(' ')])).Output;

    public ValueTask DisposeAsync() => process?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Configuration(RouterLab lab) =>
        $"""
            [global.config]
              as = 65000
              router-id = "{lab.SpeakerV4}"
              port = -1
            {string.Join('\n', lab.Routers.Select(router => Neighbor(lab, router)))}
            """;

    private static string Neighbor(RouterLab lab, Router router)
    {
        string[] families = ["ipv4-unicast", "ipv6-unicast", "ipv4-flowspec", "ipv6-flowspec"];
        var stanzas = families.Select(static family =>
            $"""
                  [[neighbors.afi-safis]]
                    [neighbors.afi-safis.config]
                      afi-safi-name = "{family}"
                    [neighbors.afi-safis.mp-graceful-restart.config]
                      enabled = true
                """
        );
        return $"""
            [[neighbors]]
              [neighbors.config]
                neighbor-address = "{router.Address}"
                peer-as = {router.Asn}
              [neighbors.transport.config]
                local-address = "{lab.SpeakerV4}"
              [neighbors.timers.config]
                connect-retry = 5
                idle-hold-time-after-reset = 3
                hold-time = 30
                keepalive-interval = 10
              [neighbors.graceful-restart.config]
                enabled = true
                restart-time = 60
            {string.Join('\n', stanzas)}
            """;
    }
}
