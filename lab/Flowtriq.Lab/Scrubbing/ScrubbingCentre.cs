using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Lab.Scrubbing;

/// <summary>
/// A scrubbing provider's router: BIRD, AS 65100. What is announced to it for diversion it announces on to the internet
/// with itself as next hop; until then it is in nobody's way.
/// </summary>
public static class ScrubbingCentre
{
    public const string Name = "scrubber";
    public const uint Asn = 65100;

    /// <summary>The community by which its customers ask for a diversion.</summary>
    public const string DivertCommunity = "65100:1";

    public static async Task<Router> StartAsync(RouterSite site, RouterSetup setup)
    {
        var (config, control) = (site.File("bird.conf"), site.File("bird.ctl"));
        await File.WriteAllTextAsync(config, Configuration(site, setup));
        var router = new Router(Name, Asn, site.Address(setup), site.Space, Start, AskAsync)
        {
            Ready = ("show status", text => text.Contains("up and running")),
            Tables = BirdTable.ReadAsync,
        };
        await router.StartedAsync();
        return router;

        RunningProcess Start() =>
            site.Space.Start(
                Bird.Program,
                ["-f", "-c", config, "-s", control, "-P", site.File("bird.pid")],
                RouterSite.Lifetime
            );

        async Task<string> AskAsync(string command) =>
            (await Command.RunAsync("birdc", ["-s", control, .. command.Split(' ')])).Output;
    }

    private static string Configuration(RouterSite site, RouterSetup setup) =>
        $$"""
            log "{{site.File("bird.log")}}" all;
            router id {{site.V4}};
            ipv4 table master4; ipv6 table master6; flow4 table flowtab4; flow6 table flowtab6;
            protocol device { scan time 1; }
            protocol direct { ipv4; ipv6; }
            protocol bgp ann {
              local {{site.Address(setup)}} as {{Asn}};
              neighbor {{site.Speaker(setup)}} as {{setup.SpeakerAsn}};
              passive; hold time 30; error wait time 1, 4;
              graceful restart {{(setup.Graceful ? "on" : "off")}};
              ipv4 { import where (65100, 1) ~ bgp_community; export none; gateway recursive; };
            }
            protocol bgp internet {
              local {{Internet.ScrubberAddress}} as {{Asn}};
              neighbor {{Internet.TowardsScrubber}} as {{Internet.Asn}};
              hold time 9; connect delay time 1; connect retry time 1; error wait time 1, 2;
              ipv4 { import none; export where proto = "ann"; next hop self; };
            }
            """;
}
