using System.Globalization;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Systems;
using Flowtriq.Scenarios.Architecture;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary><c>./run.sh</c> as a new user meets it.</summary>
[Collection(StandCollection.Name)]
public sealed class RunScriptTests
{
    private static readonly Account Admin = new("Home", "Ada", "ada@example.net", "correct horse battery 7");

    [Fact]
    public async Task Run_sh_says_where_the_console_is_and_keeps_everything_over_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("flowtriq-run-").FullName;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["FTAGENT"] = await Programs.AgentAsync(),
            ["FLOWTRIQ_SERVER"] = await Programs.ServerAsync(),
            ["FLOWTRIQ_DATA"] = Path.Combine(folder, "data"),
            ["FLOWTRIQ_HTTP"] = $"127.0.0.1:{Port()}",
            ["FLOWTRIQ_AGENTS"] = $"127.0.0.1:{Port()}",
        };
        try
        {
            await FirstStartAsync(settings);
            await SecondStartAsync(settings);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FirstStartAsync(Dictionary<string, string> settings)
    {
        await using var run = Start(settings);
        var link = await run.LineAsync(
            line => line.Contains("/setup?token=", StringComparison.Ordinal),
            TimeSpan.FromSeconds(60)
        );
        Assert.Equal($"Console: http://{settings["FLOWTRIQ_HTTP"]}/", run.Lines[0]);
        Assert.Equal(link, run.Lines[1]);
        using var api = new ConsoleApi(new Uri($"http://{settings["FLOWTRIQ_HTTP"]}/"));
        await api.SetUpAsync(link.Split("token=")[1].Trim(), Admin);
        await LocalNodeAsync(api);
        await StopAsync(run);
    }

    private static async Task SecondStartAsync(Dictionary<string, string> settings)
    {
        await using var run = Start(settings);
        await run.LineAsync(line => line.StartsWith("Console: ", StringComparison.Ordinal), TimeSpan.FromSeconds(60));
        using var api = new ConsoleApi(new Uri($"http://{settings["FLOWTRIQ_HTTP"]}/"));
        await api.SignInAsync(Admin);
        await LocalNodeAsync(api);
        Assert.DoesNotContain(run.Lines, line => line.Contains("token=", StringComparison.Ordinal));
        await StopAsync(run);
    }

    private static RunningProcess Start(Dictionary<string, string> settings) =>
        RunningProcess.Start(
            "bash",
            ["-c", "exec \"$0\" 2>\"$FLOWTRIQ_DATA.log\"", Repository.PathTo("run.sh")],
            TimeSpan.FromMinutes(3),
            settings
        );

    private static Task<NodeView> LocalNodeAsync(ConsoleApi api) =>
        Eventually.GetAsync(
            "this machine's own node reports",
            TimeSpan.FromSeconds(30),
            async () =>
                (await api.NodesAsync()).SingleOrDefault(node =>
                    node is { Pop: "LOCAL", State: not ("waiting" or "offline") }
                )
        );

    private static async Task StopAsync(RunningProcess run)
    {
        string[] interrupt = ["-INT", run.Id.ToString(CultureInfo.InvariantCulture)];
        await Command.RequireAsync("kill", interrupt);
        Assert.True(await run.EndsWithinAsync(TimeSpan.FromSeconds(20)), "run.sh did not end");
        Assert.Equal(0, run.ExitCode);
    }

    private static int Port()
    {
        using var probe = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        return ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
    }
}
