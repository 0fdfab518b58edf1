using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Kernel;
using Flowtriq.Agent.Setup;
using Flowtriq.Agent.Tests.Kernel;

namespace Flowtriq.Agent.Tests.Setup;

public sealed class SetupTests : IDisposable
{
    private readonly KernelTree _tree = new();
    private readonly StringWriter _said = new();

    public SetupTests()
    {
        _tree.AddInterface("lo", 1, physical: false, type: 772);
        _tree.AddInterface("eth0", 2, physical: true, speed: 10_000);
        _tree.AddInterface("eth1", 3, physical: true);
        _tree.AddInterface("bond0", 4, physical: false, lower: ["eth0"]);
        _tree.AddInterface("docker0", 5, physical: false);
        _tree.DefaultRouteOver("bond0");
    }

    public void Dispose()
    {
        _tree.Dispose();
        _said.Dispose();
    }

    private string ConfigPath => Path.Combine(_tree.Root, "etc/ftagent.json");

    private SetupRequest Request =>
        new()
        {
            Path = ConfigPath,
            StateDirectory = Path.Combine(_tree.Root, "state"),
            ProcRoot = _tree.Proc,
            SysRoot = _tree.Sys,
        };

    private int Run(SetupRequest request, bool silent, params string[] answers)
    {
        using var input = new StringReader(string.Join('\n', answers));
        return new SetupRun(request, new Dialogue(input, _said, silent), TimeProvider.System).Run();
    }

    private AgentConfig Written()
    {
        var errors = new List<ConfigError>();
        var config = ConfigReader.Read(File.ReadAllText(ConfigPath), errors);
        Assert.Empty(errors);
        return config!;
    }

    [Fact]
    public void Guesses_roles_and_capacities_and_says_why()
    {
        var guesses = InterfaceGuesses.Of(SysClassNet.Read(_tree.Sys), DefaultRoute.Interfaces(_tree.Proc));

        Assert.Equal(
            [
                new InterfaceGuess(
                    "bond0",
                    InterfaceRole.Ignore,
                    null,
                    "runs over eth0, where its packets are counted"
                ),
                new InterfaceGuess("docker0", InterfaceRole.Ignore, null, "virtual"),
                new InterfaceGuess("eth0", InterfaceRole.Transit, 10e9, "the default route leaves here"),
                new InterfaceGuess("eth1", InterfaceRole.Core, null, "no default route: counted, not alarmed on"),
                new InterfaceGuess("lo", InterfaceRole.Ignore, null, "loopback"),
            ],
            guesses
        );
    }

    [Fact]
    public void Writes_what_it_guessed_when_it_is_not_to_ask()
    {
        Assert.Equal(0, Run(Request, silent: true));

        var config = Written();
        Assert.Equal(["eth0", "eth1"], config.Interfaces.Keys);
        Assert.Equal(new InterfaceConfig(InterfaceRole.Transit, 10e9), config.Interfaces["eth0"]);
        Assert.Equal(
            (null, FirewallMode.Off, CaptureMode.Ring),
            (config.Server, config.Firewall.Mode, config.Capture.Mode)
        );
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ConfigPath));
        Assert.Contains("it listens on no port", _said.ToString(), StringComparison.Ordinal);
        Assert.All(
            SetupText.WhatItDoes("/var/lib/ftagent").Split('\n'),
            static line => Assert.True(line.Length <= 80, line)
        );
        Assert.All(SetupText.Level1.Split('\n'), static line => Assert.True(line.Length <= 80, line));
        Assert.Contains($"next: ftagent doctor --config {ConfigPath}", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Never_replaces_a_configuration_unasked()
    {
        Run(Request, silent: true);
        File.WriteAllText(ConfigPath, "mine");

        Assert.Equal(2, Run(Request, silent: true));
        Assert.Equal(2, Run(Request, silent: false, "no"));

        Assert.Equal("mine", File.ReadAllText(ConfigPath));
    }

    [Fact]
    public void Keeps_the_old_configuration_when_it_replaces_it()
    {
        Run(Request, silent: true);
        File.WriteAllText(ConfigPath, "mine");

        Assert.Equal(0, Run(Request with { Force = true }, silent: true));

        Assert.Equal("mine", File.ReadAllText(ConfigPath + ".old"));
        Assert.Equal(2, Written().Interfaces.Count);
    }

    [Fact]
    public void Takes_what_the_person_at_the_keyboard_says()
    {
        var code = Run(
            Request,
            silent: false,
            "eth1=customer:2.5G",
            "eth1=uplink",
            "",
            "192.0.2.0/24, nonsense",
            "192.0.2.0/24 2001:db8::/32",
            "",
            "maybe",
            "yes"
        );

        var config = Written();
        Assert.Equal(0, code);
        Assert.Equal(new InterfaceConfig(InterfaceRole.Customer, 2.5e9), config.Interfaces["eth1"]);
        Assert.Equal(["192.0.2.0/24", "2001:db8::/32"], config.Prefixes.Select(prefix => prefix.ToString()));
        Assert.Equal((null, FirewallMode.Local), (config.Server, config.Firewall.Mode));
        Assert.Contains("\"uplink\": must be transit", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"nonsense\": must be a prefix", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_nothing_when_the_answers_end_early()
    {
        Assert.Equal(2, Run(Request, silent: false, "eth1=customer"));

        Assert.False(File.Exists(ConfigPath));
    }

    [Fact]
    public void Watches_only_what_is_named()
    {
        var named = Request with { Interfaces = [InterfaceGuesses.Parse("eth0=peer", out _)!] };

        Run(named, silent: true);

        var only = Assert.Single(Written().Interfaces);
        Assert.Equal(("eth0", new InterfaceConfig(InterfaceRole.Peer, 10e9)), (only.Key, only.Value));
    }

    [Fact]
    public void Says_that_a_server_cannot_be_reached_and_writes_it_all_the_same()
    {
        var request = Request with { Server = new ServerAddress("127.0.0.1", 1) };

        Assert.Equal(1, Run(request, silent: true));

        Assert.Equal(request.Server, Written().Server);
        Assert.Contains("WARNING: 127.0.0.1:1 cannot be reached", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains("not enrolled yet: no token", _said.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=transit")]
    [InlineData("eth0=up")]
    [InlineData("eth0=7")]
    [InlineData("eth0=transit:fast")]
    [InlineData("eth0=transit:12")]
    public void Refuses_what_is_no_interface(string text)
    {
        Assert.Null(InterfaceGuesses.Parse(text, out var fault));
        Assert.NotEmpty(fault);
    }

    [Fact]
    public void Finds_the_user_of_the_service()
    {
        Assert.Equal(
            new ServiceUser(998, 997),
            ServiceUser.Parse("ftagent:x:998:997::/var/lib/ftagent:/usr/sbin/nologin")
        );
        Assert.Null(ServiceUser.Parse("ftagent2:x:998:997::/:/bin/sh"));
        Assert.Null(ServiceUser.Parse("root:x:0:0:root:/root:/bin/bash"));
    }
}
