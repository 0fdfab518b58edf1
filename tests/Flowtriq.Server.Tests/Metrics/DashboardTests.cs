using System.Text.RegularExpressions;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Tests.Platform;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Metrics;

/// <summary>The dashboard that is delivered, and the live values it stands on.</summary>
public sealed partial class DashboardTests
{
    [Fact]
    public async Task Every_value_of_the_dashboard_is_one_that_the_server_writes()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        server.Get<ReportPipeline>().Accept(server.AddNode("edge-1"), NodeReports.At(time.Now), time.Now);
        using var member = await server.BrowserAsync(Role.ReadOnly);

        var written = Family()
            .Matches(await member.GetStringAsync("/metrics"))
            .Select(static match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        var path = Path.Combine(ApiDocumentTests.RepositoryRoot(), "deploy", "grafana", "flowtriq.json");
        var shown = Value()
            .Matches(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))
            .Select(static match => match.Value.Replace("_bucket", "", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Superset(new HashSet<string>(["flowtriq_node_up", "flowtriq_interface_bits_per_second"]), shown);
        Assert.Subset(written, shown);
    }

    [Fact]
    public async Task Interfaces_that_report_have_their_live_values_and_silent_ones_have_none()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        server.Get<ReportPipeline>().Accept(server.AddNode("edge-1"), NodeReports.At(time.Now, 1_000), time.Now);
        using var member = await server.BrowserAsync(Role.ReadOnly);
        const string Labels = "node=\"edge-1\",pop=\"FRA\",interface=\"eth0\"";

        var lines = (await member.GetStringAsync("/metrics")).Split('\n');
        Assert.Contains($"flowtriq_interface_packets_per_second{{{Labels},direction=\"inbound\"}} 1000", lines);
        Assert.Contains($"flowtriq_interface_packets_per_second{{{Labels},direction=\"outbound\"}} 500", lines);
        Assert.Contains(
            $"flowtriq_interface_threshold_packets_per_second{{{Labels},direction=\"inbound\"}} 30000",
            lines
        );

        time.Now += TimeSpan.FromSeconds(10);
        Assert.DoesNotContain(Labels, await member.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^# TYPE (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Family();

    [GeneratedRegex(@"flowtriq_\w+")]
    private static partial Regex Value();
}
