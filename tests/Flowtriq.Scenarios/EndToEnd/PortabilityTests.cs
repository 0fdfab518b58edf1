using System.Text.Json;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Systems;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>The agent as it ships on machines that are not what most are.</summary>
[Collection(StandCollection.Name)]
public sealed class PortabilityTests
{
    [Fact]
    public async Task An_interface_removed_under_attack_is_told_and_watched_again_when_it_is_back()
    {
        await using var site = await LoneAgent.MakeAsync(Watching("up0"));
        await site.PlugAsync("up0");
        site.Start();
        await site.SaysAsync("interface=up0");
        await using (site.Flood("203.0.113.7", 10_000, 6))
        {
            await site.SaysAsync("incident.opened");
            await site.Edge.ConfigureAsync(["link delete up0"]);
            await site.SaysAsync("interface up0 is gone", 40);
        }

        await site.PlugAsync("up0");
        await Task.Delay(TimeSpan.FromSeconds(6));
        var before = site.Count("incident.opened");
        await using (site.Flood("203.0.113.8", 10_000, 6))
            await Eventually.GetAsync(
                "the second attack",
                TimeSpan.FromSeconds(10),
                () => Task.FromResult(site.Count("incident.opened") > before ? "seen" : null)
            );
        Assert.False(site.Process.HasExited);
    }

    [Fact]
    public async Task An_interface_renamed_under_attack_is_told_and_the_attack_is_seen_again_once_it_has_its_name_back()
    {
        await using var site = await LoneAgent.MakeAsync(Watching("up0"));
        await site.PlugAsync("up0");
        site.Start();
        await site.SaysAsync("interface=up0");
        await using var attack = site.Flood("203.0.113.9", 10_000, 30);
        await site.SaysAsync("incident.opened");

        await site.Edge.ConfigureAsync(["link set up0 down", "link set up0 name was0", "link set was0 up"]);
        await site.SaysAsync("interface up0 is gone", 40);
        await site.Edge.ConfigureAsync(["link set was0 down", "link set was0 name up0", "link set up0 up"]);

        using var status = await site.StatusAsync(now =>
            now.GetProperty("state").GetString() == "attack"
            && Only(now).GetProperty("up").GetBoolean()
            && Only(now).GetProperty("inbound").GetProperty("pps").GetDouble() > 5_000
        );
        Assert.False(site.Process.HasExited);
    }

    [Fact]
    public async Task Counters_that_cannot_be_read_are_told_and_read_as_soon_as_they_can_be()
    {
        var watching = Watching("up0");
        await using var site = await LoneAgent.MakeAsync(watching, hiddenCounters: true);
        await site.PlugAsync("up0");
        site.Start();
        await site.SaysAsync("counters cannot be read");
        using var blind = await site.StatusAsync();
        Assert.Contains("counters_unreadable", blind.RootElement.GetProperty("notices").ToString());

        site.ShowCounters();
        await site.SaysAsync("counters can be read again");
        await using var attack = site.Flood("203.0.113.10", 10_000, 10);
        await site.SaysAsync("incident.opened");
    }

    [Fact]
    public async Task Hundreds_of_interfaces_are_read_in_time()
    {
        const int Pairs = 150;
        await using var site = await LoneAgent.MakeAsync(new() { ["capture"] = new { mode = "counters" } });
        await site.Edge.ConfigureAsync(
            Enumerable.Range(0, Pairs).Select(i => $"link add a{i} type veth peer name b{i}")
        );
        await site.Edge.ConfigureAsync(
            Enumerable.Range(0, Pairs).SelectMany(i => new[] { $"link set a{i} up", $"link set b{i} up" })
        );
        site.Start();

        using var status = await site.StatusAsync();

        Assert.Equal(2 * Pairs, status.RootElement.GetProperty("interfaces").GetArrayLength());
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.False(site.Process.HasExited);
        Assert.Equal(0, site.Count("tick failed"));
    }

    [Fact]
    public async Task A_host_without_IPv4_enrols_and_reports()
    {
        await using var site = await LoneAgent.MakeAsync(new() { ["capture"] = new { mode = "counters" } });
        var port = 20_000 + Environment.ProcessId % 10_000;
        await using var server = new FlowtriqServer(
            await Programs.ServerAsync(),
            Path.Combine(site.Folder, "server"),
            ingestPort: port,
            environment: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["FLOWTRIQ_AGENTS"] = $"[fd77:f10::1]:{port}",
            }
        );
        // The way to the server is the only interface, and it has no IPv4 address.
        var outside = $"fq6{Environment.ProcessId % 100_000}";
        await Command.RequireAsync(
            "ip",
            ["link", "add", outside, "type", "veth", "peer", "name", "up0", "netns", site.Edge.Name]
        );
        await Command.RequireAsync("ip", ["-6", "addr", "add", "fd77:f10::1/64", "dev", outside, "nodad"]);
        await Command.RequireAsync("ip", ["link", "set", outside, "up"]);
        await site.Edge.ConfigureAsync([
            "link set up0 up",
            "addr add fd77:f10::2/64 dev up0 nodad",
            "addr del 127.0.0.1/8 dev lo",
        ]);
        await server.StartAsync();
        using var api = new ConsoleApi(server.Console);
        await api.SetUpAsync(await server.SetupTokenAsync(), Stand.Admin);
        var token = await api.TokenAsync("edge", "FRA", "Frankfurt");

        await site.RunAsync("enroll", "--server", $"[fd77:f10::1]:{server.IngestPort}", "--token", token);
        site.Start();

        await Eventually.GetAsync(
            "a report over IPv6",
            TimeSpan.FromSeconds(20),
            async () => (await api.NodesAsync()).FirstOrDefault(node => node.State is not "offline" and not "enrolled")
        );
        Assert.Equal("", (await site.Edge.RequireAsync("ip", "-4", "-o", "addr")).Trim());
    }

    private static JsonElement Only(JsonElement status) =>
        Assert.Single(status.GetProperty("interfaces").EnumerateArray());

    private static Dictionary<string, object> Watching(string name) =>
        new(StringComparer.Ordinal)
        {
            ["interfaces"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [name] = new { role = "transit", capacity = "10 Gbps" },
            },
            ["prefixes"] = new[] { "203.0.113.0/24" },
            ["detection"] = new
            {
                thresholdPps = 5_000,
                resolveSeconds = 2,
                cooldownSeconds = 1,
            },
        };
}
