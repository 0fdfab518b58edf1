using BenchmarkDotNet.Attributes;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Benchmarks;

/// <summary>One sampled packet into the target meter and the packet ring, and the closing of a tick over a full table.</summary>
[MemoryDiagnoser]
public class TargetMetering
{
    private readonly TargetMeter few = new(OwnPrefixes.None);
    private readonly TargetMeter full = new(OwnPrefixes.None);
    private readonly PacketRing ring = new(new PacketRingOptions());
    private readonly TargetRate[] top = new TargetRate[32];
    private readonly byte[] frame = new byte[128];
    private TimeSpan uptime;
    private uint next;

    [GlobalSetup]
    public void Fill()
    {
        for (uint host = 0; host < 500_000; host++)
            full.Add(Address(host), Direction.Inbound, 100, 400);
    }

    [Benchmark]
    public void AddToKnownTarget() => few.Add(Address(next++ & 1023), Direction.Inbound, 100, 400);

    [Benchmark]
    public void AddNewTargetToFullTable() => full.Add(Address(next++), Direction.Inbound, 100, 400);

    [Benchmark]
    public int TopOfFullTable() => full.Top(Direction.Inbound, Metric.Packets, top);

    [Benchmark]
    public void CloseTick()
    {
        uptime += TimeSpan.FromMilliseconds(100);
        few.Advance(uptime, learn: true);
    }

    [Benchmark]
    public void AddToRing() =>
        ring.Add(new SampledPacket(next++, 400, 100, 1, LinkType.Ethernet, Direction.Inbound), frame);

    private static IpAddress Address(uint host) => IpAddress.FromV4(host * 2_654_435_761);
}
