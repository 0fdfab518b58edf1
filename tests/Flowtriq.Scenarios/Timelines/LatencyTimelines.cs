using Flowtriq.Core.Detection;

namespace Flowtriq.Scenarios.Timelines;

/// <summary>First attack packet → decision, over 200 phases of the tick, static threshold 20 kpps.</summary>
public sealed class LatencyTimelines(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1.25, 0.9, 1.4)]
    [InlineData(2.5, 0.25, 0.5)]
    [InlineData(5, 0.15, 0.3)]
    [InlineData(10, 0.12, 0.25)]
    public void Decides_within_the_goal(double factor, double median, double p99)
    {
        List<double> latencies = [];
        for (var run = 0; run < 200; run++)
        {
            var options = new DetectionOptions { Interfaces = new StaticThreshold(20_000, null) };
            var timeline = new Timeline(options, seed: run, phase: 0.0005 + run * 0.0005);
            timeline.At(0).Background("eth0", 500);
            timeline.At(10).Attack("203.0.113.7", 20_000 * factor);
            timeline.Run(13);
            var opened = timeline.Changes.Find(c => c.Change.Kind == AttackChangeKind.Opened);
            Assert.Equal("203.0.113.7/32", opened.Change?.Attack.Target?.ToString());
            latencies.Add(opened.At - 10);
        }

        latencies.Sort();
        output.WriteLine($"{factor} ×: median {latencies[100]:0.000} s, p99 {latencies[198]:0.000} s");
        Assert.InRange(latencies[100], 0, median);
        Assert.InRange(latencies[198], 0, p99);
    }
}
