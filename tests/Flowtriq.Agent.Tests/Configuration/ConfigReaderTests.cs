using Flowtriq.Agent.Configuration;

namespace Flowtriq.Agent.Tests.Configuration;

public sealed class ConfigReaderTests
{
    private static string[] Errors(string json)
    {
        var errors = new List<ConfigError>();
        Assert.Null(ConfigReader.Read(json, errors));
        return [.. errors.Select(error => error.ToString())];
    }

    private static AgentConfig Read(string json)
    {
        var errors = new List<ConfigError>();
        var config = ConfigReader.Read(json, errors);
        Assert.Empty(errors);
        return config!;
    }

    [Fact]
    public void Reads_comments_trailing_commas_and_rates_as_people_write_them()
    {
        var config = Read(
            """
            {
              // towards the upstream
              "server": "noc.example.net",
              "interfaces": { "eth0": { "role": "transit", "capacity": "10 Gbps" }, "eth1": { "role": "customer" } },
              "prefixes": ["192.0.2.0/24", "2001:db8::/32",],
              "detection": { "thresholdPps": "20k", "interfaces": { "eth0": { "thresholdBps": "1.5 Gbps" } }, "targets": { "thresholdPps": 10000 } },
              "capture": { "mode": "counters" }, /* no packets */
              "hooks": { "command": "/usr/local/bin/notify" },
            }
            """
        );

        Assert.Equal(new ServerAddress("noc.example.net", 7443), config.Server);
        Assert.Equal(new InterfaceConfig(InterfaceRole.Transit, 10e9), config.Interfaces["eth0"]);
        Assert.Equal(2, config.Prefixes.Count);
        Assert.Equal(20_000, config.Detection.Options.Interfaces.Packets);
        Assert.Equal(10_000, config.Detection.Options.Targets.Packets);
        Assert.Equal(
            (20_000, 1.5e9),
            (config.Detection.Interfaces["eth0"].Packets, config.Detection.Interfaces["eth0"].Bits)
        );
        Assert.Equal(CaptureMode.Counters, config.Capture.Mode);
        Assert.Equal("/usr/local/bin/notify", config.Hook!.Command);
    }

    [Fact]
    public void Names_path_value_and_reason_of_every_fault_at_once()
    {
        var errors = Errors(
            """
            {
              "server": "https://noc",
              "interfces": {},
              "interfaces": { "eth0": { "role": "uplink", "capacty": 1 } },
              "prefixes": ["192.0.2.1/24", 7],
              "detection": { "multiplier": 0.5, "floorPps": "many" },
              "capture": { "mode": "all", "packets": 1.5 },
              "hooks": { "command": "notify.sh" }
            }
            """
        );

        Assert.Equal(
            [
                "server: \"https://noc\": must be HOST or HOST:PORT, without a scheme",
                "interfaces.eth0.role: \"uplink\": must be one of \"transit\", \"peer\", \"customer\", \"core\", \"ignore\"",
                "interfaces.eth0.capacty: is unknown; did you mean \"capacity\"?",
                "prefixes[0]: \"192.0.2.1/24\": must be an IPv4 or IPv6 prefix with no host bits, such as \"192.0.2.0/24\"",
                "prefixes[1]: 7: must be an IPv4 or IPv6 prefix with no host bits, such as \"192.0.2.0/24\"",
                "detection.multiplier: 0.5: must be a number between 1.1 and 100",
                "detection.floorPps: \"many\": must be a number between 1 and 1000000000",
                "capture.mode: \"all\": must be one of \"ring\", \"counters\"",
                "capture.packets: \"1.5\": must be a whole number",
                "hooks.command: \"notify.sh\": must be an absolute path",
                "interfces: is unknown; did you mean \"interfaces\"?",
            ],
            errors
        );
    }

    [Fact]
    public void Says_where_the_json_breaks() =>
        Assert.StartsWith("line 2: is not JSON", Errors("{\n \"server\": }")[0], StringComparison.Ordinal);

    [Fact]
    public void Refuses_a_key_written_twice() =>
        Assert.Equal(["node: is written twice"], Errors("""{ "node": "a", "node": "b" }"""));

    [Fact]
    public void Writes_the_effective_configuration_so_that_it_reads_back_the_same()
    {
        var text = ConfigText.Write(
            Read(
                """{ "server": "[2001:db8::1]:9", "interfaces": { "e0": { "role": "peer" } }, "detection": { "thresholdPps": 5 } }"""
            )
        );

        Assert.Equal(text, ConfigText.Write(Read(text)));
    }

    [Fact]
    public void Accepts_the_configuration_that_is_shipped()
    {
        var shipped = Read(File.ReadAllText(Path.Combine(Repository(), "deploy/ftagent.json")));

        Assert.Equal(ConfigText.Write(new AgentConfig()), ConfigText.Write(shipped));
    }

    private static string Repository()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Flowtriq.slnx")))
            at = at.Parent ?? throw new DirectoryNotFoundException("the tests do not lie in the repository");
        return at.FullName;
    }
}
