using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Doctor;
using Flowtriq.Agent.Kernel;
using Flowtriq.Agent.Status;
using Flowtriq.Agent.Tests.Kernel;
using Flowtriq.Agent.Tests.Status;

namespace Flowtriq.Agent.Tests.Doctor;

public sealed class CheckTests : IDisposable
{
    private readonly KernelTree _tree = new();

    public void Dispose() => _tree.Dispose();

    private List<Finding> Interfaces(AgentConfig? config = null)
    {
        var facts = SysClassNet.Read(_tree.Sys);
        var chosen = InterfaceSelection.Choose(config ?? new AgentConfig(), facts, DefaultRoute.Interfaces(_tree.Proc));
        return [.. InterfaceCheck.Look(chosen, facts, config ?? new AgentConfig())];
    }

    private static AgentConfig Configured(params string[] names) =>
        new() { Interfaces = names.ToDictionary(name => name, _ => new InterfaceConfig(InterfaceRole.Transit, 1e9)) };

    [Fact]
    public void Reads_what_a_process_may_do()
    {
        File.WriteAllText(Path.Combine(_tree.Proc, "self/status"), "Name:\tftagent\nCapEff:\t0000000000002000\n");

        var held = ProcessCapabilities.Read(_tree.Proc, "self");

        Assert.Equal((true, false), (held!.Value.NetRaw, held.Value.NetAdmin));
        Assert.Null(ProcessCapabilities.Read(_tree.Proc, "4242"));
    }

    [Fact]
    public void Misses_the_capability_that_the_configuration_needs_and_no_other()
    {
        var filtering = new AgentConfig { Firewall = new FirewallConfig { Mode = FirewallMode.Server } };
        var counting = new AgentConfig { Capture = new CaptureConfig { Mode = CaptureMode.Counters } };
        var raw = new ProcessCapabilities(1 << 13);

        Assert.Equal(
            [FindingLevel.Ok, FindingLevel.Problem],
            CapabilityCheck.Look(raw, filtering).Select(one => one.Level)
        );
        Assert.Equal(
            FindingLevel.Problem,
            Assert.Single(CapabilityCheck.Look(default(ProcessCapabilities), new())).Level
        );
        Assert.Empty(CapabilityCheck.Look(default(ProcessCapabilities), counting));
        Assert.Equal(FindingLevel.Warning, Assert.Single(CapabilityCheck.Look(null, counting)).Level);
    }

    [Theory]
    [InlineData("6.1.0-13-amd64", FindingLevel.Ok)]
    [InlineData("4.19.0", FindingLevel.Warning)]
    [InlineData("3.10.0-1160.el7", FindingLevel.Warning)]
    [InlineData("5.15", FindingLevel.Ok)]
    [InlineData("", FindingLevel.Warning)]
    internal void Knows_what_an_old_kernel_lacks(string release, FindingLevel expected)
    {
        Assert.Equal(expected, KernelCheck.Look(release).Level);
    }

    [Fact]
    public void Sees_that_a_bond_and_its_port_count_everything_twice()
    {
        _tree.AddInterface("eth0", 2, physical: true, speed: 10_000);
        _tree.AddInterface("bond0", 3, physical: false, lower: ["eth0"]);
        _tree.AddInterface("bond0.7", 4, physical: false, lower: ["bond0"]);

        var doubled = Interfaces(Configured("eth0", "bond0.7"));

        Assert.Contains("bond0.7 runs over eth0", Assert.Single(doubled, Bad).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Interfaces(Configured("eth0")), Bad);
    }

    [Fact]
    public void Sees_what_is_configured_and_missing_and_that_nothing_is_watched()
    {
        _tree.AddInterface("eth0", 2, physical: true);

        var found = Interfaces(Configured("eth9")).Where(Bad).ToList();

        Assert.Equal([FindingLevel.Warning, FindingLevel.Problem], found.Select(one => one.Level));
        Assert.Contains("eth9", found[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Misses_a_capacity_that_nobody_knows()
    {
        _tree.AddInterface("eth0", 2, physical: true);

        Assert.Equal("set interfaces.eth0.capacity", Assert.Single(Interfaces(), Bad).Advice);
    }

    [Fact]
    public void Takes_counters_that_stand_still_for_hardware_only_where_something_else_speaks_for_it()
    {
        var second = TimeSpan.FromSeconds(1);
        File.WriteAllText(
            Path.Combine(_tree.Proc, "net/nf_conntrack"),
            "ipv4 2 udp 17 src=192.0.2.1 [HW_OFFLOAD] mark=0\nipv4 2 tcp 6 src=192.0.2.1 [OFFLOAD] mark=0\n"
        );
        var signs = OffloadSigns.Read(_tree.Proc, _tree.Sys, ["eth0"]);

        Assert.Equal(1, signs.HardwareFlows);
        Assert.Contains(OffloadCheck.Look(signs, ["eth0"], second), one => one.Level == FindingLevel.Problem);
        Assert.DoesNotContain(OffloadCheck.Look(new OffloadSigns([], null), ["eth0"], second), Bad);
    }

    [Fact]
    public void Finds_the_ports_of_a_switch_chip()
    {
        _tree.AddInterface("swp1", 2, physical: true);
        _tree.AddInterface("eth0", 3, physical: true);
        File.WriteAllText(Path.Combine(_tree.Sys, "class/net/swp1/phys_switch_id"), "00154d1d20c4\n");

        Assert.Equal(["swp1"], OffloadSigns.Read(_tree.Proc, _tree.Sys, ["swp1", "eth0"]).SwitchPorts);
    }

    [Fact]
    public void Finds_the_flowtables_that_hand_connections_to_the_card_and_no_others()
    {
        const string Listed = """
            table inet filter {
            	flowtable soft {
            		hook ingress priority filter
            		devices = { eth0, eth1 }
            	}
            	flowtable fast {
            		hook ingress priority filter
            		devices = { eth0, eth1 }
            		flags offload,counter
            	}
            }
            """;
        var tables = OffloadedFlowtables.Parse(Listed);

        Assert.Equal(["inet filter fast"], tables);
        var signs = new OffloadSigns([], null) { Flowtables = tables };
        Assert.Contains("inet filter fast", Assert.Single(Look(signs), Bad).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Look(new OffloadSigns([], null) { Flowtables = [] }), Bad);
        Assert.Empty(OffloadedFlowtables.Parse(""));
    }

    [Fact]
    public void A_card_that_may_forward_by_itself_makes_counters_that_stand_still_a_problem()
    {
        var signs = new OffloadSigns([], 0) { Cards = ["eth0"] };

        Assert.Contains("hw-tc-offload", Assert.Single(Look(signs), Bad).Text, StringComparison.Ordinal);
        Assert.Contains(
            OffloadCheck.Look(signs, ["eth0"], TimeSpan.FromSeconds(1)),
            one => one.Level == FindingLevel.Problem
        );
    }

    [Fact]
    public void Asks_the_kernel_what_a_card_does_by_itself()
    {
        // Checksums of what it sends to itself are never computed: "tx-checksum-ip-generic" is on for every lo.
        Assert.True(EthtoolFeatures.IsOn("lo", "tx-checksum-ip-generic"));
        Assert.Null(EthtoolFeatures.IsOn("lo", "no-such-feature"));
        Assert.Null(EthtoolFeatures.IsOn("no-such-device", "hw-tc-offload"));
        Assert.Null(EthtoolFeatures.IsOn("a-name-longer-than-any", "hw-tc-offload"));
    }

    private static List<Finding> Look(OffloadSigns signs) => [.. OffloadCheck.Look(signs, [], TimeSpan.FromSeconds(1))];

    [Fact]
    public void Judges_the_clock_by_the_kernel_and_by_the_server()
    {
        Assert.Empty(ClockCheck.Look(null, null));
        Assert.Equal(FindingLevel.Warning, Assert.Single(ClockCheck.Look(false, null)).Level);
        var far = ClockCheck.Look(true, TimeSpan.FromSeconds(-3)).ToList();
        Assert.Equal([FindingLevel.Ok, FindingLevel.Warning], far.Select(one => one.Level));
        Assert.Equal("3000.0 ms ahead of the server", far[1].Text);
    }

    [Fact]
    public void Wants_a_state_directory_that_can_be_written_and_has_room()
    {
        var config = new AgentConfig { StateDirectory = _tree.Root };
        var greedy = config with { Capture = new CaptureConfig { FreeBytes = long.MaxValue } };
        var file = config with { StateDirectory = Path.Combine(_tree.Proc, "net/dev") };

        Assert.Equal(FindingLevel.Ok, StateDirectoryCheck.Look(config).Level);
        Assert.Equal(FindingLevel.Warning, StateDirectoryCheck.Look(greedy).Level);
        Assert.Equal(FindingLevel.Problem, StateDirectoryCheck.Look(file).Level);
        Assert.Empty(Directory.GetFiles(_tree.Root));
    }

    [Fact]
    public void Wants_a_node_enrolled_that_has_a_server()
    {
        var alone = new AgentConfig { StateDirectory = _tree.Root };
        var unenrolled = alone with { Server = new ServerAddress("noc.example.net", 7443) };

        Assert.Equal(FindingLevel.Ok, Assert.Single(ServerCheck.Look(alone, default)).Level);
        Assert.Equal(FindingLevel.Problem, Assert.Single(ServerCheck.Look(unenrolled, default)).Level);
    }

    [Fact]
    public void Repeats_what_the_running_agent_complains_of()
    {
        var well = AgentCheck.Look(new StatusAnswer.Answered(SampleStatus.Lonely(), [])).ToList();

        Assert.Contains(well, one => one.Text.StartsWith("not connected to noc", StringComparison.Ordinal));
        Assert.Contains(well, one => one.Text.Contains("1 events were lost", StringComparison.Ordinal));
        Assert.Contains(well, one => one.Text.Contains("clock_step", StringComparison.Ordinal));
        Assert.Equal(FindingLevel.Warning, Assert.Single(AgentCheck.Look(new StatusAnswer.Silent("none"))).Level);
    }

    [Fact]
    public void Tells_each_finding_with_what_to_do_and_the_sum()
    {
        Finding[] findings =
        [
            Finding.Ok("kernel", "Linux 6.1.0"),
            Finding.Warning("clock", "nothing keeps this clock in step", "run an NTP client"),
        ];

        Assert.Equal(
            """
            ok       kernel        Linux 6.1.0
            WARNING  clock         nothing keeps this clock in step
                                   -> run an NTP client
            0 problems, 1 warning
            """,
            FindingText.Lines(findings)
        );
        Assert.Equal("all is well", FindingText.Lines([]));
    }

    private static bool Bad(Finding one) => one.Level != FindingLevel.Ok;
}
