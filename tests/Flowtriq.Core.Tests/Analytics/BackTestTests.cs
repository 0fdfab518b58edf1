using Flowtriq.Core.Analytics;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Tests.Analytics;

public sealed class BackTestTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DetectionOptions Usual = new();

    [Fact]
    public void A_minute_above_three_times_the_recorded_p99_alarms()
    {
        var steps = Minutes(120, static minute => minute == 60 ? 31_000 : 9_000);
        var alarm = Assert.Single(BackTest.Under(steps, Usual, 0));
        Assert.Equal((Start.AddMinutes(60), Start.AddMinutes(61)), (alarm.From, alarm.To));
        Assert.Equal((Metric.Packets, Bound.P99), (alarm.Metric, alarm.Bound));
        Assert.Equal((30_000, 31_000), (alarm.Threshold, alarm.Highest));
        Assert.Empty(BackTest.Under(steps, Usual with { Multiplier = 3.5 }, 0));
    }

    [Fact]
    public void Minutes_that_follow_each_other_are_one_alarm_and_a_quiet_one_between_ends_it()
    {
        static double Traffic(int minute) => minute is 10 or 11 or 12 or 20 ? 50_000 : 9_000;
        var alarms = BackTest.Under(Minutes(30, Traffic), Usual, 0);
        Assert.Equal(
            [(10, 13), (20, 21)],
            alarms.Select(static a => ((int)(a.From - Start).TotalMinutes, (int)(a.To - Start).TotalMinutes))
        );
        var patient = Usual with { Cooldown = TimeSpan.FromMinutes(10) };
        Assert.Single(BackTest.Under(Minutes(30, Traffic), patient, 0));
    }

    [Fact]
    public void The_lowest_bound_is_in_force_and_never_below_the_floor()
    {
        var steps = Minutes(10, static minute => minute == 5 ? 29_000 : 9_000);
        Assert.Empty(BackTest.Under(steps, Usual, 0));
        // 80 % of the packets of 20 Mbps are 23,810 a second.
        Assert.Equal(Bound.Capacity, Assert.Single(BackTest.Under(steps, Usual, 20e6)).Bound);
        var low = Usual with { Multiplier = 1.1, FloorPps = 28_000 };
        Assert.Equal(Bound.Floor, Assert.Single(BackTest.Under(steps, low, 0)).Bound);
        var fixedAt = Usual with { Interfaces = new StaticThreshold(20_000, null) };
        var alarm = Assert.Single(BackTest.Under(steps, fixedAt, 0));
        Assert.Equal((Bound.Static, 20_000), (alarm.Bound, alarm.Threshold));
    }

    [Fact]
    public void A_slow_ramp_is_held_by_the_hour_of_the_week()
    {
        // The baseline follows the ramp; the reference of the hour may grow by a quarter in an hour only.
        var steps = Enumerable
            .Range(0, 180)
            .Select(static minute => Step(minute, 10_000 * Math.Pow(1.02, minute), 10_000 * Math.Pow(1.02, minute)))
            .ToList();
        Assert.Equal(Bound.HourOfWeek, BackTest.Under(steps, Usual, 0)[0].Bound);
        Assert.Empty(BackTest.Under(steps, Usual with { ReferenceMultiplier = 100 }, 0));
    }

    [Fact]
    public void Bits_alarm_for_themselves_and_what_exceeds_more_names_the_metric()
    {
        var step = new BackTestStep(Start, 60, new(60_000, 10_000, 0), new(9e8, 1e8, 0));
        var alarm = Assert.Single(BackTest.Under([step], Usual, 0));
        Assert.Equal((Metric.Bits, 3e8, 9e8), (alarm.Metric, alarm.Threshold, alarm.Highest));
    }

    [Fact]
    public void Nothing_learnt_and_nothing_set_alarms_at_nothing()
    {
        var step = new BackTestStep(Start, 60, new(1e9, 0, 0), new(1e12, 0, 0));
        Assert.Empty(BackTest.Under([step], Usual, 0));
        Assert.Empty(BackTest.AsRecorded([step], Usual));
    }

    [Fact]
    public void The_recorded_thresholds_give_the_alarms_there_were()
    {
        var steps = Minutes(10, static minute => minute == 5 ? 25_000 : 9_000, threshold: 20_000);
        Assert.Equal(20_000, Assert.Single(BackTest.AsRecorded(steps, Usual)).Threshold);
        Assert.Empty(BackTest.Under(steps, Usual, 0));
    }

    [Fact]
    public void Under_a_higher_threshold_there_is_no_alarm_where_there_was_none()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var steps = Minutes(300, _ => random.Next(1_000, 60_000));
            var lower = Set(random.Next(5_000, 60_000));
            var higher = lower with
            {
                Interfaces = new StaticThreshold(lower.Interfaces.Packets + random.Next(20_000), null),
            };
            var wide = BackTest.Under(steps, lower, 0);
            Assert.All(
                BackTest.Under(steps, higher, 0),
                narrow => Assert.Contains(wide, alarm => alarm.From <= narrow.From && narrow.To <= alarm.To)
            );
        }
    }

    private static DetectionOptions Set(double pps) => Usual with { Interfaces = new StaticThreshold(pps, null) };

    private static List<BackTestStep> Minutes(int count, Func<int, double> pps, double threshold = 0) =>
        [.. Enumerable.Range(0, count).Select(minute => Step(minute, pps(minute), 10_000, threshold))];

    private static BackTestStep Step(int minute, double pps, double p99, double threshold = 0) =>
        new(Start.AddMinutes(minute), 60, new(pps, p99, threshold), new(pps * 100, 0, 0));
}
