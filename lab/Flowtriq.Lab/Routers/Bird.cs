using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Routers;

/// <summary>BIRD 2 with unicast and FlowSpec tables; iBGP.</summary>
public static class Bird
{
    public const string Program = "bird";

    public static async Task<Router> StartAsync(RouterSite site, RouterSetup setup)
    {
        var (config, control) = (site.File("bird.conf"), site.File("bird.ctl"));
        await File.WriteAllTextAsync(config, Configuration(site, setup));
        var router = new Router("bird", setup.SpeakerAsn, site.Address(setup), site.Space, Start, AskAsync)
        {
            Ready = ("show status", text => text.Contains("up and running")),
            Tables = BirdTable.ReadAsync,
        };
        await router.StartedAsync();
        return router;

        RunningProcess Start() =>
            site.Space.Start(
                Program,
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
            protocol device { }
            protocol direct { ipv4; ipv6; }
            {{setup.Written?.Invoke(site.Speaker(setup)) ?? Session(site, setup)}}
            """;

    private static string Session(RouterSite site, RouterSetup setup) =>
        $$"""
            ipv4 table master4; ipv6 table master6; flow4 table flowtab4; flow6 table flowtab6;
            protocol static bh4 { ipv4; route 192.0.2.1/32 blackhole; }
            protocol static bh6 { ipv6; route 100::1/128 blackhole; }
            protocol bgp ann {
              local {{site.Address(setup)}} as {{setup.SpeakerAsn}};
              neighbor {{site.Speaker(setup)}} as {{setup.SpeakerAsn}};
              direct; hold time 30; error wait time 1, 4; connect retry time 1; connect delay time 1;
              {{(setup.Passive ? "passive;" : "")}}
              {{(setup.TtlSecurity ? "ttl security on;" : "")}}
              {{(setup.Password is { } password ? $"password \"{password}\";" : "")}}
              graceful restart {{(setup.Graceful ? "on" : "off")}};
              ipv4 { import all; export none; gateway recursive; };
              ipv6 { import all; export none; gateway recursive; };
              flow4 { table flowtab4; import all; export none; };
              flow6 { table flowtab6; import all; export none; };
            }
            """;
}
