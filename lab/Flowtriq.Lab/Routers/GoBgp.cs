using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Routers;

/// <summary>gobgpd as a receiving router; eBGP, AS 65004.</summary>
public static class GoBgp
{
    public const string Program = "gobgpd";
    public const uint Asn = 65004;

    public static async Task<Router> StartAsync(RouterSite site, RouterSetup setup)
    {
        var config = site.File("gobgp.toml");
        await File.WriteAllTextAsync(config, Configuration(site, setup));
        var router = new Router("gobgp", Asn, site.Address(setup), site.Space, Start, AskAsync)
        {
            Ready = ("global", text => text.Contains("65004")),
            Tables = GoBgpTable.ReadAsync,
        };
        await router.StartedAsync();
        return router;

        RunningProcess Start() =>
            site.Space.Start(
                Program,
                ["-f", config, "--pprof-disable", "--api-hosts", "127.0.0.1:50051"],
                RouterSite.Lifetime
            );

        async Task<string> AskAsync(string command) =>
            (await Command.RunAsync("ip", ["netns", "exec", site.Space.Name, "gobgp", .. command.Split(' ')])).Output;
    }

    private static string Configuration(RouterSite site, RouterSetup setup)
    {
        string[] families = ["ipv4-unicast", "ipv6-unicast", "ipv4-flowspec", "ipv6-flowspec"];
        var graceful = setup.Graceful ? "true" : "false";
        var stanzas = families.Select(family =>
            $"""
                  [[neighbors.afi-safis]]
                    [neighbors.afi-safis.config]
                      afi-safi-name = "{family}"
                    [neighbors.afi-safis.mp-graceful-restart.config]
                      enabled = {graceful}
                """
        );
        return $"""
            [global.config]
              as = {Asn}
              router-id = "{site.V4}"
            [[neighbors]]
              [neighbors.config]
                neighbor-address = "{site.Speaker(setup)}"
                peer-as = {setup.SpeakerAsn}
              [neighbors.transport.config]
                passive-mode = {(setup.Passive ? "true" : "false")}
              [neighbors.timers.config]
                connect-retry = 5
                idle-hold-time-after-reset = 3
                hold-time = 30
                keepalive-interval = 10
              [neighbors.graceful-restart.config]
                enabled = {graceful}
                restart-time = 60
            {string.Join('\n', stanzas)}
            """;
    }
}
