using System.Globalization;
using System.Net;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Routers;

/// <summary>
/// Real routers around one bridge, each in its namespace. The speaker under test runs beside the lab, in the process's own
/// namespace, which has one address on the bridge and no route further.
/// </summary>
public sealed class RouterLab : IAsyncDisposable
{
    private static int instances;
    private readonly string prefix;
    private readonly string link;
    private readonly NetworkNamespace bridge;
    private readonly List<NetworkNamespace> spaces = [];
    private readonly List<Router> routers = [];
    private int lastHost = 1;

    private RouterLab(string prefix, string link, int network, NetworkNamespace hub, string folder)
    {
        (this.prefix, this.link, Network, bridge, Folder) = (prefix, link, network, hub, folder);
    }

    /// <summary>Third octet of the lab's IPv4 network in 198.19.0.0/16.</summary>
    public int Network { get; }

    /// <summary>Where configurations, sockets and logs are.</summary>
    public string Folder { get; }

    /// <summary>The speaker's IPv4 address.</summary>
    public IPAddress SpeakerV4 => IPAddress.Parse($"198.19.{Network}.1");

    /// <summary>The speaker's IPv6 address.</summary>
    public IPAddress SpeakerV6 => IPAddress.Parse($"fd99:{Network:x}::1");

    public IReadOnlyList<Router> Routers => routers;

    public Router this[string name] => routers.Single(router => router.Name == name);

    /// <summary>Why routers cannot be run here, or null when they can.</summary>
    public static string? Obstacle(params string[] programs)
    {
        if (!Environment.IsPrivilegedProcess)
            return "network namespaces need root";
        string[] needed = ["ip", "timeout", .. programs];
        var missing = needed.Where(tool => !File.Exists(tool) && !Command.Exists(tool)).ToArray();
        return missing.Length == 0 ? null : $"not installed: {string.Join(", ", missing)}";
    }

    public static async Task<RouterLab> BuildAsync()
    {
        await StaleLabs.RemoveAsync();
        var process = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var instance = Interlocked.Increment(ref instances);
        var name = $"{StaleLabs.Prefix}{process}-r{instance}";
        var network = await FreeNetworkAsync(instance);
        var hub = await NetworkNamespace.CreateAsync($"{name}hub");
        var folder = Directory.CreateTempSubdirectory("fq-routers-").FullName;
        await Command.RequireAsync("chmod", ["755", folder]);
        var lab = new RouterLab(name, $"fqr{network}", network, hub, folder);
        try
        {
            await hub.ConfigureAsync(["link add br0 type bridge", "link set br0 up"]);
            await Command.RequireAsync(
                "ip",
                $"link add {lab.link} type veth peer name lab0 netns {hub.Name}".Split(' ')
            );
            await hub.ConfigureAsync(["link set lab0 master br0 up"]);
            await Command.RequireAsync("ip", $"addr add {lab.SpeakerV4}/24 dev {lab.link}".Split(' '));
            await Command.RequireAsync("ip", $"addr add {lab.SpeakerV6}/64 dev {lab.link} nodad".Split(' '));
            await Command.RequireAsync("ip", $"link set {lab.link} up".Split(' '));
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a router of a make on the bridge.</summary>
    public async Task<Router> AddAsync(Func<RouterSite, RouterSetup, Task<Router>> make, RouterSetup? setup = null)
    {
        var host = ++lastHost;
        var space = await NetworkNamespace.CreateAsync($"{prefix}n{host}");
        spaces.Add(space);
        await bridge.ConfigureAsync([
            $"link add p{host} type veth peer name e0 netns {space.Name}",
            $"link set p{host} master br0 up",
        ]);
        var site = new RouterSite(space, Network, host, Path.Combine(Folder, $"n{host}"));
        Directory.CreateDirectory(site.Folder);
        await space.ConfigureAsync([
            $"addr add {site.V4}/24 dev e0",
            $"addr add {site.V6}/64 dev e0 nodad",
            "link set e0 up",
        ]);
        var router = await make(site, setup ?? new RouterSetup());
        routers.Add(router);
        return router;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var router in routers)
            await router.DisposeAsync();
        foreach (var space in spaces)
            await space.DisposeAsync();
        await bridge.DisposeAsync();
        await Command.RunAsync("ip", ["link", "delete", link]);
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<int> FreeNetworkAsync(int instance)
    {
        var used = await Command.RequireAsync("ip", ["-4", "-o", "addr"]);
        var first = (Environment.ProcessId * 7) + instance;
        for (var step = 0; step < 250; step++)
        {
            var network = (first + step) % 250;
            if (!used.Contains($" 198.19.{network}.", StringComparison.Ordinal))
                return network;
        }
        throw new InvalidOperationException("no free network left in 198.19.0.0/16");
    }
}
