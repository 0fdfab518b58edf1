using System.Text.Json;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Systems;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>The two programs as they ship, with certificates that live for seconds.</summary>
[Collection(StandCollection.Name)]
public sealed class CertificateRenewalTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("flowtriq-renewal-").FullName;

    [Fact]
    public async Task A_node_outlives_its_certificates_and_a_revoked_one_ends_it()
    {
        var binary = await Programs.AgentAsync();
        await using var server = new FlowtriqServer(
            await Programs.ServerAsync(),
            Path.Combine(folder, "server"),
            environment: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["FLOWTRIQ_CERTIFICATES__NODESECONDS"] = "10",
                ["FLOWTRIQ_CERTIFICATES__SERVERSECONDS"] = "10",
            }
        );
        await server.StartAsync();
        using var api = new ConsoleApi(server.Console);
        await api.SetUpAsync(await server.SetupTokenAsync(), Stand.Admin);
        var config = Path.Combine(folder, "ftagent.json");
        await File.WriteAllTextAsync(
            config,
            JsonSerializer.Serialize(
                new { stateDirectory = Path.Combine(folder, "state"), capture = new { mode = "counters" } }
            )
        );
        var token = await api.TokenAsync("edge", "FRA", "Frankfurt");
        var address = $"127.0.0.1:{server.IngestPort}";
        await Command.RequireAsync(
            binary,
            ["enroll", "--config", config, "--server", address, "--token", token],
            Limit
        );
        await using var agent = RunningProcess.Start(binary, ["run", "--config", config], TimeSpan.FromMinutes(5));
        var node = await Eventually.GetAsync(
            "a node that reports",
            Limit,
            async () => (await api.NodesAsync()).SingleOrDefault(one => one.State is not ("waiting" or "offline"))
        );

        var serials = new HashSet<string>(StringComparer.Ordinal);
        await Eventually.GetAsync(
            "a third certificate",
            Limit,
            async () =>
            {
                var detail = await api.GetAsync<JsonElement>($"/api/v1/nodes/{node.Id}");
                serials.Add(detail.GetProperty("certificate").GetProperty("serial").GetString()!);
                return serials.Count == 3 ? serials : null;
            }
        );
        Assert.DoesNotContain(agent.Lines, static line => line.Contains("expired", StringComparison.Ordinal));
        Assert.NotEqual("offline", Assert.Single(await api.NodesAsync()).State);

        await api.PostAsync($"/api/v1/nodes/{node.Id}/certificate/revoke", new { });
        await agent.LineAsync(
            static line => line.Contains("revoked this node's certificate", StringComparison.Ordinal),
            Limit
        );
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
