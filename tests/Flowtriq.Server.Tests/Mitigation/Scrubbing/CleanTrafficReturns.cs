using System.Net;
using System.Net.Sockets;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation.Scrubbing;

public sealed class CleanTrafficReturns : IDisposable
{
    private readonly ScrubbingBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task When_the_return_interface_counts_packets()
    {
        await DivertedAsync(new ScrubbingReturnPath("edge-1", "tun-scrub", 10));
        Assert.Equal(CleanReturn.NotMeasured, bench.Only.Return);

        await ReportAsync(9);
        Assert.Equal(CleanReturn.NotReturning, bench.Only.Return);
        await ReportAsync(500);
        Assert.Equal(CleanReturn.Returning, bench.Only.Return);
        await ReportAsync(500, up: false);
        Assert.Equal(CleanReturn.NotReturning, bench.Only.Return);

        await ReportAsync(500);
        await bench.PassAsync(1);
        Assert.Equal(CleanReturn.NotMeasured, bench.Only.Return);
    }

    [Fact]
    public async Task Is_not_measured_without_a_return_path_or_before_the_provider_announces()
    {
        await DivertedAsync(null);
        await ReportAsync(500);
        Assert.Equal(CleanReturn.NotMeasured, bench.Only.Return);
    }

    [Theory]
    [InlineData("", CleanReturn.NotMeasured)]
    [InlineData("?", CleanReturn.NotMeasured)]
    [InlineData("+", CleanReturn.Returning)]
    [InlineData("-", CleanReturn.NotReturning)]
    [InlineData("++", CleanReturn.Returning)]
    [InlineData("+-", CleanReturn.NotReturning)]
    [InlineData("+?", CleanReturn.NotMeasured)]
    [InlineData("-?", CleanReturn.NotReturning)]
    public void Is_said_when_everything_configured_says_so(string measured, object expected) =>
        Assert.Equal(
            expected,
            CleanReturnRules.Of([
                .. measured.Select(static m =>
                    m switch
                    {
                        '+' => true,
                        '-' => (bool?)false,
                        _ => null,
                    }
                ),
            ])
        );

    [Fact]
    public void A_target_is_silent_after_three_probes_without_an_answer()
    {
        var now = bench.Time.Now;
        Assert.Null(CleanReturnRules.Answers(null, now));
        Assert.Null(CleanReturnRules.Answers(new ProbeMemory(now, null), now + TimeSpan.FromSeconds(10)));
        Assert.False(CleanReturnRules.Answers(new ProbeMemory(now, null), now + TimeSpan.FromSeconds(17)));
        Assert.True(CleanReturnRules.Answers(new ProbeMemory(now, now), now + TimeSpan.FromSeconds(16)));
        Assert.False(CleanReturnRules.Answers(new ProbeMemory(now, now), now + TimeSpan.FromSeconds(17)));
    }

    [Fact]
    public async Task Targets_answer_an_echo_a_connection_and_even_a_refusal()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var open = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var closed = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        var probes = ScrubbingBench.Probes(bench.Time);
        // The kernel connects to no multicast address, so nothing is sent.
        string[] targets = ["127.0.0.1", $"127.0.0.1:{open}", $"127.0.0.1:{closed}", "224.0.0.1:9"];
        await probes.AskAsync([.. targets.Select(Target)], default);
        Assert.Equal([true, true, true, false], targets.Select(t => probes.Of(Target(t))!.Answered is not null));

        await probes.AskAsync([Target(targets[0])], default);
        Assert.Null(probes.Of(Target(targets[1])));
    }

    [Theory]
    [InlineData("203.0.113.9")]
    [InlineData("203.0.113.9:443")]
    [InlineData("2001:db8::9")]
    [InlineData("[2001:db8::9]:443")]
    public void Targets_are_read_as_they_are_written(string text) => Assert.Equal(text, Target(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("203.0.113.9:0")]
    [InlineData("203.0.113.9:65536")]
    [InlineData("203.0.113.9:")]
    [InlineData("[203.0.113.9]:1")]
    [InlineData("scrubber.example:443")]
    [InlineData("[2001:db8::9]")]
    public void Anything_else_is_no_target(string text) => Assert.False(ProbeTarget.TryParse(text, out _));

    private static ProbeTarget Target(string text) =>
        ProbeTarget.TryParse(text, out var target) ? target : throw new ArgumentException(text, nameof(text));

    private async Task DivertedAsync(ScrubbingReturnPath? path)
    {
        await bench.ConfigureAsync(
            new ScrubbingProviderRequest(
                "cf",
                ScrubbingKind.Cloudflare,
                ["192.0.2.0/24"],
                Settings: new ScrubbingSettings(AccountId: "0acc", AnnounceMinutes: 0),
                Return: path
            )
        );
        bench.Want(ScrubbingBench.Divert("192.0.2.0/24", "cf"));
        await bench.PassAsync(1);
        Assert.Equal(DiversionState.Advertised, bench.Only.State);
    }

    private async Task ReportAsync(double pps, bool up = true)
    {
        var report = NodeReports.At(bench.Time.Now);
        report.Interfaces.Add(
            new InterfaceReport
            {
                Name = "tun-scrub",
                Role = "core",
                Up = up,
                Inbound = new DirectionReport { Pps = pps },
            }
        );
        bench.Nodes.Accept(new NodeId("edge-1"), report, bench.Time.Now);
        await bench.StepAsync();
    }
}
