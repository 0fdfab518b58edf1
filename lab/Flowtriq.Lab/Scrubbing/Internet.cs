using System.Globalization;
using System.Net;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Routers;
using Flowtriq.Lab.Tunnels;

namespace Flowtriq.Lab.Scrubbing;

/// <summary>
/// The internet in front of a POP as a router of its own, AS 65200: it sends the customers' prefixes to the POP until the
/// scrubbing centre announces one, then there; the centre drops the attack and returns the rest over GRE to the edge.
/// </summary>
public sealed class Internet : IAsyncDisposable
{
    public const uint Asn = 65200;
    public const string ScrubberAddress = "10.255.3.2";
    public const string TowardsScrubber = "10.255.3.1";

    /// <summary>GRE interface on the edge: clean traffic comes back here.</summary>
    public const string ReturnInterface = "gre1";

    private const string EdgeAddress = "10.255.1.1";
    private const string TowardsEdge = "10.255.1.2";
    private const string ScrubberTunnel = "gre0";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly Pop pop;
    private readonly string folder;
    private readonly RunningProcess bird;
    private readonly List<IAsyncDisposable> parts;

    private Internet(
        Pop pop,
        NetworkNamespace generator,
        string folder,
        RunningProcess bird,
        List<IAsyncDisposable> parts
    )
    {
        (this.pop, Generator, this.folder, this.bird, this.parts) = (pop, generator, folder, bird, parts);
    }

    /// <summary>Where traffic is replayed: everything sent here is routed.</summary>
    public NetworkNamespace Generator { get; }

    /// <summary>Why there can be no internet with a scrubbing centre here, or null when there can.</summary>
    public static string? Obstacle() =>
        PopLab.Obstacle() ?? RouterLab.Obstacle(Bird.Program, "birdc", "nft") ?? GreTunnel.Obstacle();

    /// <summary>Puts the internet in front of a POP and connects a scrubbing centre that drops what <paramref name="filter"/> matches.</summary>
    /// <param name="pop">Its source namespace becomes the router.</param>
    /// <param name="scrubber">A router started by <see cref="ScrubbingCentre"/>.</param>
    /// <param name="filter">The centre's filter in nft's words: "udp sport 161".</param>
    /// <param name="folder">For configuration, control socket and log.</param>
    /// <param name="lifetime">When its programs end by themselves.</param>
    public static async Task<Internet> ConnectAsync(
        Pop pop,
        Router scrubber,
        string filter,
        string folder,
        TimeSpan lifetime
    )
    {
        Directory.CreateDirectory(folder);
        var ends = new List<IAsyncDisposable>();
        try
        {
            var generator = await NetworkNamespace.CreateAsync(
                pop.Source.Name.Replace("-src", "-gen", StringComparison.Ordinal)
            );
            ends.Add(generator);
            await LinkAsync(pop, generator, scrubber.Space);
            ends.Add(await TunnelAsync(scrubber.Space, ScrubberAddress, EdgeAddress, ScrubberTunnel, lifetime));
            ends.Add(await TunnelAsync(pop.Edge, EdgeAddress, ScrubberAddress, ReturnInterface, lifetime));
            await scrubber.Space.ConfigureAsync(
                CustomerSpace.Prefixes.Select(prefix => $"route add {prefix} dev {ScrubberTunnel}")
            );
            await FilterAsync(scrubber.Space, filter);
            var config = Path.Combine(folder, "internet.conf");
            await File.WriteAllTextAsync(config, Configuration(folder));
            var router = pop.Source.Start(
                Bird.Program,
                [
                    "-f",
                    "-c",
                    config,
                    "-s",
                    Path.Combine(folder, "internet.ctl"),
                    "-P",
                    Path.Combine(folder, "internet.pid"),
                ],
                lifetime
            );
            ends.Add(router);
            var made = new Internet(pop, generator, folder, router, ends);
            await made.RoutesAsync(CustomerSpace.Prefixes[0], EdgeAddress, Limit);
            await scrubber.UntilAsync("show protocols internet", text => text.Contains("Established"), Limit);
            return made;
        }
        catch
        {
            await EndAsync(ends);
            throw;
        }
    }

    /// <summary>Waits until traffic to the prefix goes to the scrubbing centre.</summary>
    public Task DivertsAsync(string prefix, TimeSpan limit) => RoutesAsync(prefix, ScrubberAddress, limit);

    /// <summary>Waits until traffic to the prefix goes straight to the POP.</summary>
    public Task GoesStraightAsync(string prefix, TimeSpan limit) => RoutesAsync(prefix, EdgeAddress, limit);

    /// <summary>Packets that came back clean so far.</summary>
    public Task<long> ReturnedAsync() => pop.CounterAsync(ReturnInterface, "rx_packets");

    public async ValueTask DisposeAsync() => await EndAsync(parts);

    private static async Task EndAsync(List<IAsyncDisposable> parts)
    {
        foreach (var part in Enumerable.Reverse(parts))
            await part.DisposeAsync();
    }

    private async Task RoutesAsync(string prefix, string gateway, TimeSpan limit)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var route = (
                await Command.RunAsync("ip", ["-n", pop.Source.Name, "route", "show", "exact", prefix])
            ).Output;
            if (route.Contains($"via {gateway} ", StringComparison.Ordinal))
                return;
            if (TimeProvider.System.GetElapsedTime(started) > limit || bird.HasExited)
                throw new TimeoutException(
                    $"{prefix} does not go to {gateway} but: {route}\n{await LogAsync()}\n{string.Join('\n', bird.Lines)}"
                );
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private async Task<string> LogAsync()
    {
        var log = Path.Combine(folder, "internet.log");
        return File.Exists(log) ? string.Join('\n', (await File.ReadAllLinesAsync(log)).TakeLast(20)) : "";
    }

    private static async Task LinkAsync(Pop pop, NetworkNamespace generator, NetworkNamespace scrubber)
    {
        foreach (var space in new[] { pop.Source, scrubber })
            await space.SetAsync(
                "net.ipv4.ip_forward=1",
                "net.ipv4.conf.all.rp_filter=0",
                "net.ipv4.conf.default.rp_filter=0"
            );
        await generator.ConfigureAsync([
            $"link add {Pop.SourceInterface} address {Text(Pop.SourceAddress)} type veth "
                + $"peer name gen0 address {Text(Pop.UplinkAddress)} netns {pop.Source.Name}",
            $"addr add 10.255.4.2/24 dev {Pop.SourceInterface}",
            $"link set {Pop.SourceInterface} up",
        ]);
        await scrubber.ConfigureAsync([
            $"link add up0 type veth peer name sc0 netns {pop.Source.Name}",
            $"addr add {ScrubberAddress}/24 dev up0",
            "link set up0 up",
            $"route add 10.255.1.0/24 via {TowardsScrubber}",
        ]);
        await pop.Source.ConfigureAsync([
            "addr add 10.255.4.1/24 dev gen0",
            "link set gen0 up",
            $"addr add {TowardsScrubber}/24 dev sc0",
            "link set sc0 up",
            $"addr add {TowardsEdge}/24 dev {Pop.SourceInterface}",
        ]);
        await pop.Edge.ConfigureAsync([$"route add 10.255.3.0/24 via {TowardsEdge}"]);
    }

    private static Task<GreTunnel> TunnelAsync(
        NetworkNamespace space,
        string local,
        string remote,
        string name,
        TimeSpan lifetime
    ) => GreTunnel.StartAsync(space, IPAddress.Parse(local), IPAddress.Parse(remote), name, lifetime);

    private static Task<string> FilterAsync(NetworkNamespace scrubber, string filter) =>
        scrubber.RequireAsync(
            "nft",
            "add table ip scrub; add chain ip scrub through { type filter hook forward priority 0; policy accept; };"
                + $" add rule ip scrub through {filter} counter drop"
        );

    private static string Configuration(string folder) =>
        $$"""
            log "{{Path.Combine(folder, "internet.log")}}" all;
            router id {{TowardsEdge}};
            protocol device { scan time 1; }
            protocol direct { ipv4; }
            protocol kernel { ipv4 { export where source ~ [ RTS_STATIC, RTS_BGP ]; }; }
            protocol static customers {
              ipv4;
              {{string.Join(' ', CustomerSpace.Prefixes.Select(prefix => $"route {prefix} via {EdgeAddress};"))}}
            }
            protocol bgp scrubber {
              local {{TowardsScrubber}} as {{Asn.ToString(CultureInfo.InvariantCulture)}};
              neighbor {{ScrubberAddress}} as {{ScrubbingCentre.Asn.ToString(CultureInfo.InvariantCulture)}};
              hold time 9; connect delay time 1; connect retry time 1; error wait time 1, 2;
              ipv4 { import all; export none; preference 300; };
            }
            """;

    private static string Text(byte[] address) => string.Join(':', address.Select(octet => octet.ToString("x2")));
}
