using Flowtriq.Core.Traffic;
using Flowtriq.Tests;

namespace Flowtriq.Core.Tests.Traffic;

public sealed class RateMeterTests
{
    [Fact]
    public void Late_ticks_and_those_that_catch_up_change_no_steady_rate()
    {
        var random = new Random(3);
        for (var tick = 0; tick < 500; tick++)
        {
            var elapsed = random.Next(6) == 0 ? 0.3 + 2.5 * random.NextDouble() : 0.05 + 0.1 * random.NextDouble();
            var sampled = meter.Add(50_000 * elapsed, 50_000 * 100 * elapsed, TimeSpan.FromSeconds(elapsed));
            if (tick < 25)
                continue;
            Assert.Equal(50_000, meter.Second.Packets.Value, 10.0);
            Assert.Equal(50_000, meter.Over(TimeSpan.FromSeconds(1.3)).Packets.Value, 10.0);
            if (sampled)
                Assert.Equal(50_000, meter.Sample.Packets.Value, 10.0);
        }
    }

    private readonly RateMeter meter = new();

    [Fact]
    public void Jitter_of_the_tick_changes_no_rate()
    {
        var random = new Random(7);
        for (var tick = 0; tick < 200; tick++)
        {
            var milliseconds = random.Next(60, 180);
            meter.Add(50 * milliseconds, 5_000 * milliseconds, TimeSpan.FromMilliseconds(milliseconds));
        }

        Assert.Equal(50_000, meter.Last.Packets.Value, 1d);
        Assert.Equal(50_000, meter.Short.Packets.Value, 1d);
        Assert.Equal(50_000, meter.Second.Packets.Value, 1d);
        Assert.Equal(50_000, meter.Sample.Packets.Value, 1d);
        Assert.Equal(40_000_000, meter.Second.Bits.Value, 1_000d);
    }

    [Fact]
    public void Windows_slide_over_three_and_ten_ticks()
    {
        Fill(20, 0);
        Fill(1, 10_000);
        Assert.Equal(100_000, meter.Last.Packets.Value, 1d);
        Assert.Equal(33_333, meter.Short.Packets.Value, 1d);
        Assert.Equal(10_000, meter.Second.Packets.Value, 1d);
        Fill(3, 0);
        Assert.Equal(0, meter.Short.Packets.Value, 1d);
        Assert.Equal(10_000, meter.Second.Packets.Value, 1d);
    }

    [Fact]
    public void A_window_that_is_not_full_counts_the_rest_as_silence()
    {
        Fill(1, 10_000);
        Assert.Equal(33_333, meter.Short.Packets.Value, 1d);
    }

    [Fact]
    public void Every_tenth_tick_completes_a_sample()
    {
        var completed = Enumerable.Range(0, 100).Count(_ => meter.Add(1, 1, TimeSpan.FromMilliseconds(100)));
        Assert.Equal(10, completed);
    }

    [Fact]
    public void A_tick_without_duration_is_nothing()
    {
        Assert.False(meter.Add(1_000_000, 1, TimeSpan.Zero));
        Assert.Equal(0, meter.Second.Packets.Value);
    }

    [Fact]
    public void Adding_allocates_nothing()
    {
        Fill(50, 10);
        Assert.Equal(0, Allocated.By(() => Fill(1_000, 10)));
    }

    private void Fill(int ticks, double packets)
    {
        for (; ticks > 0; ticks--)
            meter.Add(packets, packets * 100, TimeSpan.FromMilliseconds(100));
    }
}
