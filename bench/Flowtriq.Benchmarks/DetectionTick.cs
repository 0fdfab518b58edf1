using BenchmarkDotNet.Attributes;
using Flowtriq.Core;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Benchmarks;

/// <summary>One tick of the detector, learned and calm, over both directions of many interfaces.</summary>
[MemoryDiagnoser]
public class DetectionTick
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private readonly TargetMeter targets = new(OwnPrefixes.None);
    private DetectionStage stage = null!;
    private TimeSpan uptime;
    private ulong packets;

    [Params(4, 1_000)]
    public int Interfaces { get; set; }

    [GlobalSetup]
    public void Learn()
    {
        stage = new DetectionStage(new DetectionOptions(), Guid.CreateVersion7);
        for (var index = 0; index < Interfaces; index++)
        {
            stage.Watch(new WatchedInterface($"eth{index}", Direction.Inbound, 10e9));
            stage.Watch(new WatchedInterface($"eth{index}", Direction.Outbound, 10e9));
        }
        for (var tick = 0; tick < 400; tick++)
            Observe();
    }

    [Benchmark]
    public int Observe()
    {
        uptime += Tick;
        packets += 100;
        foreach (var watch in stage.Watches)
            watch.Read(new CounterReading(packets, packets * 800), uptime);
        var now = new Moment(uptime, DateTimeOffset.UnixEpoch + uptime);
        return stage.Observe(now, targets).Count;
    }
}
