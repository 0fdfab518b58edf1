using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Core.Tests.Detection;

public sealed class ThresholdTests
{
    [Theory]
    [InlineData(15_000, 20_000, 90_000, null, 15_000, Bound.P99)]
    [InlineData(15_000, 12_000, 90_000, null, 12_000, Bound.HourOfWeek)]
    [InlineData(150_000, 120_000, 90_000, null, 90_000, Bound.Capacity)]
    [InlineData(300, 400, 90_000, null, 5_000, Bound.Floor)]
    [InlineData(15_000, 20_000, 90_000, 1_000.0, 1_000, Bound.Static)]
    public void The_lowest_learned_bound_holds_but_never_below_the_floor_and_a_static_value_wins(
        double p99,
        double hour,
        double capacity,
        double? set,
        double effective,
        Bound bound
    )
    {
        var threshold = new Threshold(Metric.Packets, p99, hour, capacity, 5_000, set, 3, 300);
        Assert.Equal(effective, threshold.Effective);
        Assert.Equal(bound, threshold.Bound);
        Assert.Equal(bound, Assert.Single(threshold.Explain(new DetectionOptions()), b => b.Effective).Bound);
    }

    [Fact]
    public void No_bounds_make_a_threshold_below_the_floor()
    {
        var bound = Gen.Choose(1, 1_000_000).Select(v => v / 10.0).Three();
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                bound.ToArbitrary(),
                b => new Threshold(Metric.Bits, b.Item1, b.Item2, b.Item3, 5_000, null).Effective >= 5_000
            )
        );
    }

    [Fact]
    public void Every_bound_is_told_in_words()
    {
        var threshold = new Threshold(Metric.Packets, 14_200, 18_000, 1_190_476, 5_000, null, 3, 300);
        Assert.Equal(
            [
                "3 × p99 of 300 s = 14.2 kpps",
                "4 × hour-of-week reference = 18.0 kpps",
                "80% of link capacity = 1.19 Mpps",
                "floor = 5.00 kpps",
            ],
            threshold.Explain(new DetectionOptions()).Select(b => b.Text)
        );
    }

    [Fact]
    public void A_gigabit_carries_one_and_a_half_million_packets() =>
        Assert.Equal(1_488_095, Threshold.PacketCapacity(1e9), 1d);
}
