using Flowtriq.Core.Detection;

namespace Flowtriq.Scenarios.Timelines;

public sealed class QuietTimelines
{
    [Fact]
    public void A_daily_curve_with_microbursts_raises_nothing()
    {
        var timeline = new Timeline { Sampling = false, CapacityBps = 10e9 };
        timeline.At(0).Background("eth0", DailyCurve);
        timeline.Run(86_400);
        timeline.Between(0, double.MaxValue).NothingOpened();
    }

    [Fact]
    public void An_hour_of_microbursts_with_a_sample_raises_nothing()
    {
        var timeline = new Timeline { SampleBudget = 1_000 };
        timeline.At(0).Background("eth0", t => DailyCurve(t + 30_000));
        timeline.Run(3_600);
        timeline.Between(0, double.MaxValue).NothingOpened();
    }

    [Fact]
    public void Microbursts_below_a_static_threshold_raise_nothing()
    {
        var timeline = new Timeline(new DetectionOptions { Interfaces = new StaticThreshold(20_000, null) });
        timeline.At(0).Background("eth0", t => Burst(t) * 4_000);
        timeline.Run(1_200);
        timeline.Between(0, double.MaxValue).NothingOpened();
    }

    [Fact]
    public void A_counter_reset_raises_nothing_and_is_counted()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 50_000);
        timeline.At(100).ResetCounters();
        timeline.Run(160);
        timeline.Between(0, double.MaxValue).NothingOpened();
        Assert.Equal(1, timeline.Interface("eth0").Counters.Count(Core.Traffic.CounterOutcome.Reset));
    }

    [Fact]
    public void A_wall_clock_step_of_an_hour_raises_nothing_and_moves_no_window()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 50_000);
        timeline.At(400).JumpWall(3_600);
        timeline.At(500).Attack("203.0.113.7", 900_000).Until(520);
        timeline.At(510).JumpWall(-7_200);
        timeline.Run(600);
        timeline.Between(0, 500).NothingOpened();
        timeline.Between(500, 501).Opened("203.0.113.7/32");
        timeline.Between(529, 533).Closed("203.0.113.7/32");
        timeline.Between(501, 600).NothingOpened();
    }

    [Fact]
    public void A_link_flap_raises_nothing()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", 50_000);
        timeline.At(100).LinkDown("eth0");
        timeline.At(103).LinkUp("eth0");
        timeline.At(200).LinkDown("eth0");
        timeline.At(900).LinkUp("eth0");
        timeline.Run(1_000);
        timeline.Between(0, double.MaxValue).NothingOpened();
    }

    [Fact]
    public void Traffic_that_returns_after_minutes_elsewhere_raises_nothing()
    {
        var timeline = new Timeline();
        timeline.At(0).Background("eth0", t => t is > 400 and < 1_000 ? 20 : 50_000);
        timeline.Run(1_200);
        timeline.Between(0, double.MaxValue).NothingOpened();
    }

    /// <summary>A day: trough 30 %, 20 % noise, bursts as in <see cref="Burst"/>.</summary>
    private static double DailyCurve(double t) =>
        200_000 * (0.65 - 0.35 * Math.Cos(2 * Math.PI * t / 86_400)) * Burst(t);

    /// <summary>Every 3.7 s a burst of 100 to 200 ms at three to eight times the normal rate.</summary>
    private static double Burst(double t)
    {
        var number = (int)(t / 3.7);
        var length = 0.1 + 0.1 * (number * 7 % 11) / 10;
        return t % 3.7 < length ? 3 + (number * 5 % 6) : 1;
    }
}
