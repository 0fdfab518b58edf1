using System.Globalization;
using System.Text.Json;
using Flowtriq.Core.Packets;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>A POP of its own with an agent that stands alone and may filter; the customer's side counts what each address gets.</summary>
internal sealed class EdgeSite : IAsyncDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly PopLab lab;
    private readonly string folder;
    private readonly string binary;
    private RunningProcess? agent;

    private EdgeSite(PopLab lab, string folder, string binary) =>
        (this.lab, this.folder, this.binary) = (lab, folder, binary);

    internal Pop Pop => lab.Pops[0];

    internal string State => Path.Combine(folder, "state");

    private string Config => Path.Combine(folder, "ftagent.json");

    internal static async Task<EdgeSite> BuildAsync(int holdSeconds, string mode = "local")
    {
        var obstacle = PopLab.Obstacle() ?? (Command.Exists("nft") ? null : "nftables is not installed");
        if (obstacle is not null)
            Assert.Skip(obstacle);
        _ = SharedCaptures.Required;
        var program = await Programs.AgentAsync();
        var home = Directory.CreateTempSubdirectory("flowtriq-edge-").FullName;
        var site = new EdgeSite(await PopLab.BuildAsync("FRA"), home, program);
        await File.WriteAllTextAsync(site.Config, site.Configuration(holdSeconds, mode));
        await site.Pop.Customer.RequireAsync(
            "nft",
            "add table netdev count; add set netdev count to { type ipv4_addr; flags dynamic; counter; };"
                + "add set netdev count to6 { type ipv6_addr; flags dynamic; counter; };"
                + "add chain netdev count in { type filter hook ingress device \"c0\" priority 0; policy accept; };"
                + "add rule netdev count in add @to { ip daddr };"
                + "add rule netdev count in add @to6 { ip6 daddr }"
        );
        return site;
    }

    internal async Task StartAsync()
    {
        agent = Pop.Edge.Start(binary, ["run", "--config", Config], Lifetime);
        await agent.LineAsync(
            line => line.Contains("interface=up0", StringComparison.Ordinal),
            TimeSpan.FromSeconds(20)
        );
        await Task.Delay(TimeSpan.FromSeconds(2));
    }

    /// <summary>SIGKILL.</summary>
    internal async Task CrashAsync()
    {
        await agent!.KillAsync();
        await agent.DisposeAsync();
        agent = null;
    }

    /// <summary>SIGTERM, and waits for its end.</summary>
    internal async Task StopAsync()
    {
        await Command.RequireAsync("kill", ["-TERM", agent!.Id.ToString(CultureInfo.InvariantCulture)]);
        Assert.True(await agent.EndsWithinAsync(TimeSpan.FromSeconds(15)));
    }

    internal Task<string> SaysAsync(string text) =>
        agent!.LineAsync(line => line.Contains(text, StringComparison.Ordinal), TimeSpan.FromSeconds(20));

    internal Task<string> AgentAsync(params string[] arguments) =>
        Pop.Edge.RequireAsync(binary, [.. arguments, "--config", Config]);

    /// <summary>The filters as the agent's own command tells them; null when there is none in force.</summary>
    internal async Task<List<EdgeFilter>?> FiltersAsync()
    {
        using var shown = JsonDocument.Parse(await AgentAsync("firewall", "show", "--json"));
        List<EdgeFilter> filters =
        [
            .. shown
                .RootElement.GetProperty("filters")
                .EnumerateArray()
                .Select(static one => new EdgeFilter(
                    one.GetProperty("by").GetString()!,
                    one.GetProperty("rule").GetString()!,
                    one.GetProperty("packets").GetInt64(),
                    one.TryGetProperty("expiresSeconds", out var seconds) ? seconds.GetInt64() : null
                )),
        ];
        filters.RemoveAll(static filter => filter.Expires is null);
        return filters.Count == 0 ? null : filters;
    }

    internal async Task<bool> IsTableGoneAsync() =>
        !(await Pop.Edge.RequireAsync("nft", "list tables netdev")).Contains("flowtriq_", StringComparison.Ordinal);

    internal async Task<string?> NoTableAsync() => await IsTableGoneAsync() ? "gone" : null;

    /// <summary>Packets that arrived in the customer's network for an address, by that network's own counter.</summary>
    internal async Task<long> DeliveredAsync(string address)
    {
        using var listed = JsonDocument.Parse(
            await Pop.Customer.RequireAsync(
                "nft",
                "-j",
                "list",
                "set",
                "netdev",
                "count",
                address.Contains(':') ? "to6" : "to"
            )
        );
        foreach (var entry in listed.RootElement.GetProperty("nftables").EnumerateArray())
        {
            if (!entry.TryGetProperty("set", out var set) || !set.TryGetProperty("elem", out var elements))
                continue;
            foreach (var element in elements.EnumerateArray())
            {
                var one = element.GetProperty("elem");
                if (one.GetProperty("val").GetString() == address)
                    return one.GetProperty("counter").GetProperty("packets").GetInt64();
            }
        }

        return 0;
    }

    internal string AttackFile(string capture, string victim)
    {
        var output = Path.Combine(folder, $"{Guid.NewGuid():N}.pcap");
        TrafficFile.Attack(SharedCaptures.Attack(capture), output, Address(victim));
        return output;
    }

    /// <summary>A reflection from the NTP port over IPv6.</summary>
    internal string Ipv6File(string victim)
    {
        var output = Path.Combine(folder, $"{Guid.NewGuid():N}.pcap");
        TrafficFile.Reflection(output, victim, "2001:db8:bad::", 123, 440);
        return output;
    }

    internal string OrdinaryFile(string host)
    {
        var output = Path.Combine(folder, $"{Guid.NewGuid():N}.pcap");
        TrafficFile.Attack(Path.Combine(SharedCaptures.Required, "benign", "443-firefox.pcap"), output, Address(host));
        return output;
    }

    public async ValueTask DisposeAsync()
    {
        if (agent is not null)
            await agent.DisposeAsync();
        await lab.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string Configuration(int holdSeconds, string mode) =>
        JsonSerializer.Serialize(
            new
            {
                node = "edge",
                interfaces = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    [Pop.Uplink] = new { role = "transit", capacity = "10 Gbps" },
                    [Pop.Downlink] = new { role = "customer", capacity = "10 Gbps" },
                    [Pop.Management] = new { role = "ignore" },
                },
                prefixes = CustomerSpace.Prefixes.Append(CustomerSpace.Ipv6),
                detection = new { thresholdPps = 8_000, targets = new { thresholdPps = 4_000 } },
                firewall = new
                {
                    mode,
                    triggerBps = "1 Mbps",
                    ttlSeconds = 60,
                    holdSeconds,
                },
                capture = new { mode = "ring", directory = Path.Combine(folder, "captures") },
                stateDirectory = State,
            }
        );

    private static IpAddress Address(string text) =>
        IpAddress.TryParse(text, out var address) ? address : throw new FormatException(text);

    internal sealed record EdgeFilter(string By, string Rule, long Packets, long? Expires);
}
