using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Routers;

/// <summary>
/// FRR's bgpd alone: Debian's zebra 8.4 crashes when a FlowSpec rule is withdrawn. iBGP, so that it is asked in vtysh.
/// </summary>
public static class Frr
{
    public const string Program = "/usr/lib/frr/bgpd";

    public static async Task<Router> StartAsync(RouterSite site, RouterSetup setup)
    {
        var config = site.File("frr.conf");
        await File.WriteAllTextAsync(config, Configuration(site, setup));
        await Command.RequireAsync("chown", ["-R", "frr:frr", site.Folder]);
        var router = new Router("frr", setup.SpeakerAsn, site.Address(setup), site.Space, Start, AskAsync)
        {
            Ready = ("show bgp summary", text => text.Contains("AS")),
            Tables = FrrTable.ReadAsync,
        };
        await router.StartedAsync();
        return router;

        RunningProcess Start() =>
            site.Space.Start(
                Program,
                ["-Z", "-f", config, "--vty_socket", site.Folder, "-i", site.File("bgpd.pid"), "-A", "127.0.0.1"],
                RouterSite.Lifetime
            );

        async Task<string> AskAsync(string command) =>
            (await Command.RunAsync("vtysh", ["--vty_socket", site.Folder, "-c", command])).Output;
    }

    private static string Configuration(RouterSite site, RouterSetup setup)
    {
        var peer = site.Speaker(setup);
        // bgpd alone knows no interface to take an identifier from.
        if (setup.Written is { } written)
            return $"hostname frr\n{written(peer)}\nrouter bgp {setup.SpeakerAsn}\n bgp router-id {site.V4}\n";
        string[] families = ["ipv4 unicast", "ipv6 unicast", "ipv4 flowspec", "ipv6 flowspec"];
        string[] lines =
        [
            "hostname frr",
            $"router bgp {setup.SpeakerAsn}",
            $" bgp router-id {site.V4}",
            " bgp log-neighbor-changes",
            " no bgp default ipv4-unicast",
            " no bgp ebgp-requires-policy",
            .. setup.Graceful
                ? [" bgp graceful-restart", " bgp graceful-restart stalepath-time 90"]
                : Array.Empty<string>(),
            $" neighbor {peer} remote-as {setup.SpeakerAsn}",
            .. setup.Password is { } password ? [$" neighbor {peer} password {password}"] : Array.Empty<string>(),
            $" neighbor {peer} timers 10 30",
            .. setup.Passive ? [$" neighbor {peer} passive"] : Array.Empty<string>(),
            .. families.SelectMany(family =>
                new[] { $" address-family {family}", $"  neighbor {peer} activate", " exit-address-family" }
            ),
        ];
        return string.Join('\n', lines) + "\n";
    }
}
