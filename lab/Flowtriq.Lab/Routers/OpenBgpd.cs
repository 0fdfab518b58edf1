using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Routers;

/// <summary>OpenBGPD; eBGP, AS 65005, no FlowSpec.</summary>
public static class OpenBgpd
{
    public const string Program = "/usr/sbin/bgpd";
    public const uint Asn = 65005;

    public static async Task<Router> StartAsync(RouterSite site, RouterSetup setup)
    {
        var (config, socket) = (site.File("bgpd.conf"), site.File("bgpd.sock"));
        await File.WriteAllTextAsync(config, Configuration(site, setup, socket));
        await Command.RequireAsync("chmod", ["600", config]);
        var home = (await Command.RequireAsync("getent", ["passwd", "_openbgpd"])).Split(':')[5];
        Directory.CreateDirectory(home);
        var router = new Router("openbgpd", Asn, site.Address(setup), site.Space, Start, AskAsync)
        {
            Ready = ("show summary", text => text.Contains("ann")),
        };
        await router.StartedAsync();
        return router;

        RunningProcess Start() => site.Space.Start(Program, ["-d", "-f", config], RouterSite.Lifetime);

        async Task<string> AskAsync(string command) =>
            (await Command.RunAsync("bgpctl", ["-s", socket, .. command.Split(' ')])).Output;
    }

    private static string Configuration(RouterSite site, RouterSetup setup, string socket) =>
        $$"""
            AS {{Asn}}
            router-id {{site.V4}}
            fib-update no
            socket "{{socket}}"
            nexthop qualify via default
            neighbor {{site.Speaker(setup)}} {
              remote-as {{setup.SpeakerAsn}}
              descr "ann"
              {{(setup.Passive ? "passive" : "")}}
              holdtime 30
              announce IPv4 unicast
              announce IPv6 unicast
              enforce local-as no
            }
            allow from any

            """;
}
