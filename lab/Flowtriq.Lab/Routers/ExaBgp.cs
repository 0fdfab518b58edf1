using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Routers;

/// <summary>ExaBGP as a receiver; eBGP, AS 65006. Asked nothing: what it hears is written down as JSON, one line each.</summary>
public static class ExaBgp
{
    public const string Program = "exabgp";
    public const uint Asn = 65006;

    public static async Task<Router> StartAsync(RouterSite site, RouterSetup setup)
    {
        var (config, log, script) = (site.File("exa.conf"), site.File("exa.json"), site.File("log.py"));
        await File.WriteAllTextAsync(log, "");
        await File.WriteAllTextAsync(
            script,
            $"import sys\nout = open('{log}', 'a', buffering=1)\nfor line in sys.stdin:\n    out.write(line)\n"
        );
        await File.WriteAllTextAsync(config, Configuration(site, setup, script));
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["exabgp.daemon.user"] = "root",
            ["exabgp.tcp.bind"] = site.Address(setup).ToString(),
            ["exabgp.tcp.port"] = "179",
            ["exabgp.log.destination"] = site.File("exa.log"),
            ["exabgp.api.cli"] = "false",
        };
        return new Router("exabgp", Asn, site.Address(setup), site.Space, Start, _ => File.ReadAllTextAsync(log));

        RunningProcess Start() => site.Space.Start(Program, [config], RouterSite.Lifetime, environment);
    }

    private static string Configuration(RouterSite site, RouterSetup setup, string script) =>
        $$"""
            process log { run /usr/bin/python3 {{script}}; encoder json; }
            neighbor {{site.Speaker(setup)}} {
              router-id {{site.V4}}; local-address {{site.Address(
                setup
            )}}; local-as {{Asn}}; peer-as {{setup.SpeakerAsn}};
              hold-time 30; passive; listen 179;
              capability { graceful-restart 60; asn4; route-refresh; }
              family { ipv4 unicast; ipv6 unicast; ipv4 flow; ipv6 flow; }
              api { processes [ log ]; neighbor-changes; receive { parsed; update; } }
            }
            """;
}
