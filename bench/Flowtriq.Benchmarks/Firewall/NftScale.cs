using System.Diagnostics;
using System.Globalization;
using Flowtriq.Agent.Firewall;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Benchmarks.Firewall;

/// <summary>
/// <c>nft-apply --filters 1000</c>: the agent's own transaction through libnftables beside one <c>nft -f</c> of the same text, in
/// turn, in the network namespace this process runs in.
/// </summary>
internal static class NftScale
{
    private const int Rounds = 20;

    internal static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments is ["--filters", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1_000;
        using var nft = NftContext.Open(out var reason);
        if (nft is null)
        {
            Console.WriteLine($"skipped: {reason}");
            return 0;
        }

        var script = FilterScript.Write("flowtriq_bench", ["lo"], [], [.. Enumerable.Range(0, count).Select(Filter)]);
        var file = Path.Combine(Path.GetTempPath(), $"flowtriq-bench-{Environment.ProcessId}.nft");
        await File.WriteAllTextAsync(file, script);
        var library = new List<double>();
        var command = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            if (!nft.Run(script, out var output))
                throw new InvalidOperationException(output);
            library.Add(clock.Elapsed.TotalMilliseconds);
            clock.Restart();
            await Command.RequireAsync("nft", ["-f", file]);
            command.Add(clock.Elapsed.TotalMilliseconds);
        }

        nft.Run(FilterTable.Remove("flowtriq_bench"), out _);
        File.Delete(file);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count} filters applied, median of {Rounds}: libnftables {Median(library):F1} ms, nft -f {Median(command):F1} ms"
            )
        );
        return 0;
    }

    private static FilterEntry Filter(int index)
    {
        var match = FlowSpecMatch
            .To(IpPrefix.Host(IpAddress.FromV4(0xC612_0000u + (uint)index)))
            .With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17))
            .With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, 53));
        return new FilterEntry(index, new FlowSpecRule(match, FlowSpecAction.Discard), ByNode: true, 600);
    }

    // The first round warms up.
    private static double Median(List<double> times) => times.Skip(1).Order().ElementAt(Rounds / 2);
}
