using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Tests.Traffic;

/// <summary>Measures the whole process's heap, so nothing else may run meanwhile.</summary>
[Collection("heap")]
[CollectionDefinition("heap", DisableParallelization = true)]
public sealed class TargetMemoryTests
{
    [Fact]
    public void A_hundred_thousand_targets_take_at_most_eight_megabytes()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var meter = new TargetMeter(OwnPrefixes.None);
        for (uint host = 0; host < 2_000_000; host++)
            meter.Add(IpAddress.FromV4(host * 2_654_435_761), Direction.Inbound, 1, 100);
        var used = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.InRange(meter.Hosts, 100_000, TargetMeter.HostCapacity);
        Assert.InRange(used, 1, 8_000_000);
        Assert.True(meter.Evicted > 0);
    }

    [Fact]
    public void Memory_is_given_back_when_targets_fall_silent()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var meter = new TargetMeter(OwnPrefixes.None);
        for (uint host = 0; host < 200_000; host++)
            meter.Add(IpAddress.FromV4(host * 2_654_435_761), Direction.Inbound, 1, 100);
        for (var tick = 1; tick <= 4_000; tick++)
            meter.Advance(TimeSpan.FromSeconds(tick / 10.0), learn: true);
        Assert.Equal(0, meter.Hosts);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 500_000);
        GC.KeepAlive(meter);
    }
}
