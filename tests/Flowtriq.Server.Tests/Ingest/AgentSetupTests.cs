using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Doctor;
using Flowtriq.Agent.Setup;
using AgentConfig = Flowtriq.Agent.Configuration.AgentConfig;

namespace Flowtriq.Server.Tests.Ingest;

public sealed class AgentSetupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ftagent-").FullName;
    private readonly StringWriter said = new();

    public void Dispose()
    {
        said.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private int Run(int port, string token) =>
        new SetupRun(
            new SetupRequest
            {
                Path = Path.Combine(folder, "ftagent.json"),
                Server = new ServerAddress("127.0.0.1", port),
                Token = token,
                StateDirectory = Path.Combine(folder, "state"),
            },
            new Dialogue(TextReader.Null, said, silent: true),
            TimeProvider.System
        ).Run();

    [Fact]
    public async Task A_machine_is_set_up_against_a_server_and_the_doctor_finds_it_well()
    {
        await using var server = await LiveServer.StartAsync();

        var code = Run(server.Port, await server.TokenAsync("edge-7"));

        Assert.Equal((0, "edge-7"), (code, Assert.Single(server.Nodes.Current.Nodes).Name));
        Assert.Contains($"127.0.0.1:{server.Port} answers over TLS", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("this machine's clock agrees with it", said.ToString(), StringComparison.Ordinal);
        var errors = new List<ConfigError>();
        var config = ConfigReader.Read(await File.ReadAllTextAsync(Path.Combine(folder, "ftagent.json")), errors);
        Assert.Equal(server.Port, config!.Server!.Port);
        Assert.All(
            ServerCheck.Look(config, TimeProvider.System.GetUtcNow()),
            one => Assert.Equal(FindingLevel.Ok, one.Level)
        );
    }

    [Fact]
    public async Task A_token_that_is_refused_leaves_the_configuration_and_says_how_to_go_on()
    {
        await using var server = await LiveServer.StartAsync();

        Assert.Equal(1, Run(server.Port, "no token at all"));

        Assert.True(File.Exists(Path.Combine(folder, "ftagent.json")));
        Assert.Contains("not enrolled: ", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("enrol later: ftagent enroll", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_knows_another_server_from_the_one_enrolled_with()
    {
        await using var ours = await LiveServer.StartAsync();
        await using var theirs = await LiveServer.StartAsync();
        Run(ours.Port, await ours.TokenAsync());
        var config = new AgentConfig
        {
            Server = new ServerAddress("127.0.0.1", theirs.Port),
            StateDirectory = Path.Combine(folder, "state"),
        };

        var found = ServerCheck.Look(config, TimeProvider.System.GetUtcNow()).First();

        Assert.Equal(FindingLevel.Problem, found.Level);
        Assert.Contains("another authority", found.Text, StringComparison.Ordinal);
    }
}
