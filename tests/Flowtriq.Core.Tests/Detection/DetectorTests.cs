using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Tests.Detection;

public sealed class DetectorTests
{
    private const double Threshold = 10_000;
    private readonly RateMeter meter = new();
    private readonly Detector detector = new(new DetectionOptions());
    private TimeSpan uptime;

    public DetectorTests() => Feed(1_000, 20);

    [Fact]
    public void Five_times_the_threshold_fires_at_once()
    {
        Feed(50_000, 1);
        Assert.True(detector.Fired);
        Assert.Equal((300, 1), (detector.Window, detector.Windows));
    }

    [Fact]
    public void Twice_the_threshold_fires_after_two_windows()
    {
        Assert.Equal(3, TicksToFire(22_000));
        Assert.Equal(2, detector.Windows);
    }

    [Fact]
    public void Less_than_twice_fires_after_three_windows_of_seven_tenths_of_a_second()
    {
        Assert.Equal(7, TicksToFire(14_000));
        Assert.Equal(3, detector.Windows);
    }

    [Theory]
    [InlineData(30_000, 1)]
    [InlineData(20_000, 2)]
    [InlineData(14_000, 4)]
    public void A_burst_that_is_over_before_it_is_confirmed_is_only_elevated(double rate, int ticks)
    {
        Feed(rate, ticks);
        Feed(1_000, 30);
        Assert.Equal(DetectorState.Normal, detector.State);
    }

    [Fact]
    public void Above_and_unconfirmed_is_elevated_and_not_learned()
    {
        Feed(14_000, 4);
        Assert.Equal(DetectorState.Elevated, detector.State);
        Assert.False(detector.MayLearn);
    }

    [Fact]
    public void It_resolves_after_ten_seconds_below_and_not_before()
    {
        Feed(100_000, 10);
        Feed(1_000, 95);
        Assert.Equal(DetectorState.Subsiding, detector.State);
        Feed(100_000, 3);
        Assert.Equal(DetectorState.Attack, detector.State);
        Feed(1_000, 105);
        Assert.Equal(DetectorState.Subsiding, detector.State);
        Feed(1_000, 6);
        Assert.Equal(DetectorState.Normal, detector.State);
    }

    [Fact]
    public void Nothing_fires_without_a_threshold()
    {
        var fresh = new Detector(new DetectionOptions());
        Evidence huge = new(1e9, 1e9, 1e9);
        for (var tick = 0; tick < 50; tick++)
            fresh.Observe(
                TimeSpan.FromSeconds(tick),
                huge,
                huge,
                double.PositiveInfinity,
                double.PositiveInfinity,
                true
            );
        Assert.Equal(DetectorState.Learning, fresh.State);
    }

    [Fact]
    public void Bits_alone_raise_it_and_say_so()
    {
        var fresh = new Detector(new DetectionOptions());
        Evidence quiet = new(10, 10, 10);
        Evidence loud = new(6e8, 6e8, 6e8);
        fresh.Observe(TimeSpan.Zero, quiet, loud, Threshold, 1e8, false);
        Assert.True(fresh.Fired);
        Assert.Equal(Metric.Bits, fresh.Metric);
    }

    private int TicksToFire(double rate)
    {
        for (var ticks = 1; ticks < 50; ticks++)
        {
            Feed(rate, 1);
            if (detector.Fired)
                return ticks;
        }

        return 0;
    }

    private void Feed(double rate, int ticks)
    {
        for (; ticks > 0; ticks--)
        {
            uptime += TimeSpan.FromMilliseconds(100);
            meter.Add(rate / 10, rate * 10, TimeSpan.FromMilliseconds(100));
            var packets = Evidence.Of(meter, Metric.Packets);
            var bits = Evidence.Of(meter, Metric.Bits);
            detector.Observe(uptime, packets, bits, Threshold, double.PositiveInfinity, learning: false);
        }
    }
}
