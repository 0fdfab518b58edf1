using System.Globalization;
using System.Net;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Namespaces;

/// <summary>Builds one POP: three namespaces, two veth pairs between them and one to the server.</summary>
internal static class PopBuilder
{
    private static readonly string[] EdgeSettings =
    [
        "net.ipv4.ip_forward=1",
        "net.ipv4.conf.all.rp_filter=0",
        "net.ipv4.conf.default.rp_filter=0",
        "net.ipv6.conf.all.forwarding=1",
        "net.ipv6.conf.default.accept_dad=0",
    ];

    public static async Task<Pop> BuildAsync(string prefix, string subnet, int index, string code)
    {
        var name = $"{prefix}-{code.ToLowerInvariant()}";
        var source = await NetworkNamespace.CreateAsync($"{name}-src");
        var edge = await NetworkNamespace.CreateAsync($"{name}-edge");
        var customer = await NetworkNamespace.CreateAsync($"{name}-cust");
        var first = (index * 4) + 1;
        var pop = new Pop(code, IPAddress.Parse($"{subnet}.{first}"), source, edge, customer);
        try
        {
            await edge.SetAsync(EdgeSettings);
            await LinkTrafficAsync(pop);
            await LinkManagementAsync(pop, $"{prefix}m{index}", subnet, first);
            await VerifyClosedAsync(pop);
            return pop;
        }
        catch
        {
            await pop.DisposeAsync();
            throw;
        }
    }

    private static async Task LinkTrafficAsync(Pop pop)
    {
        await pop.Source.ConfigureAsync([
            $"link add {Pop.SourceInterface} address {Text(Pop.SourceAddress)} type veth "
                + $"peer name {Pop.Uplink} address {Text(Pop.UplinkAddress)} netns {pop.Edge.Name}",
            $"link set {Pop.SourceInterface} up",
        ]);
        await pop.Customer.ConfigureAsync([
            $"link add c0 address 02:f1:00:00:00:04 type veth peer name {Pop.Downlink} netns {pop.Edge.Name}",
            "addr add 10.255.2.2/24 dev c0",
            "link set c0 up",
        ]);
        await pop.Edge.ConfigureAsync([
            $"addr add 10.255.1.1/24 dev {Pop.Uplink}",
            $"addr add 10.255.2.1/24 dev {Pop.Downlink}",
            $"addr add fd00:f1::1/64 dev {Pop.Downlink} nodad",
            $"link set {Pop.Uplink} up",
            $"link set {Pop.Downlink} up",
            $"neigh replace 10.255.2.2 lladdr 02:f1:00:00:00:04 dev {Pop.Downlink} nud permanent",
            $"neigh replace fd00:f1::2 lladdr 02:f1:00:00:00:04 dev {Pop.Downlink} nud permanent",
            $"route add {CustomerSpace.Ipv6} via fd00:f1::2 dev {Pop.Downlink}",
            .. CustomerSpace.Prefixes.Select(prefix => $"route add {prefix} via 10.255.2.2 dev {Pop.Downlink}"),
        ]);
        foreach (var (host, link) in Interfaces(pop))
            await Command.RunAsync(
                "ip",
                [
                    "netns",
                    "exec",
                    host.Name,
                    "ethtool",
                    "-K",
                    link,
                    .. "gro off gso off tso off tx off rx off".Split(' '),
                ]
            );
    }

    private static (NetworkNamespace Host, string Link)[] Interfaces(Pop pop) =>
        [(pop.Source, Pop.SourceInterface), (pop.Edge, Pop.Uplink), (pop.Edge, Pop.Downlink), (pop.Customer, "c0")];

    private static async Task LinkManagementAsync(Pop pop, string outside, string subnet, int first)
    {
        string[] add = ["link", "add", outside, "type", "veth", "peer", "name", Pop.Management, "netns", pop.Edge.Name];
        await Command.RequireAsync("ip", add);
        await pop.Edge.ConfigureAsync([
            $"addr add {subnet}.{(first + 1).ToString(CultureInfo.InvariantCulture)}/30 dev {Pop.Management}",
            $"link set {Pop.Management} up",
        ]);
        await Command.RequireAsync("ip", ["addr", "add", $"{subnet}.{first}/30", "dev", outside]);
        await Command.RequireAsync("ip", ["link", "set", outside, "up"]);
    }

    private static async Task VerifyClosedAsync(Pop pop)
    {
        foreach (var space in new[] { pop.Source, pop.Edge, pop.Customer })
        {
            var route = await Command.RequireAsync("ip", ["-n", space.Name, "route", "show", "default"]);
            if (route.Trim().Length > 0)
                throw new InvalidOperationException($"{space.Name} has a default route: {route}");
        }
    }

    private static string Text(byte[] address) => string.Join(':', address.Select(octet => octet.ToString("x2")));
}
