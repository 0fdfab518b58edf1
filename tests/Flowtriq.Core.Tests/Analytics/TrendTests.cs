using Flowtriq.Core.Analytics;

namespace Flowtriq.Core.Tests.Analytics;

public sealed class TrendTests
{
    [Fact]
    public void A_link_that_grows_by_a_line_is_full_on_the_day_the_line_says()
    {
        var trend = Trend.Through([.. Days(90, static day => 4e9 + (2e7 * day))])!;
        Assert.Equal(2e7, trend.PerDay, 1e-3);
        Assert.True(trend.Grows);
        // 8 Gbps are reached 200 days after the first.
        var crossing = trend.Reaches(8e9 - 1, 90, 1_000);
        Assert.Equal(new Crossing(200, 200, 200), crossing);
    }

    [Fact]
    public void Scatter_widens_the_interval_and_moves_the_dates_apart()
    {
        var random = new Random(7);
        var trend = Trend.Through([.. Days(90, day => 4e9 + (2e7 * day) + Noise(random, 3e8))])!;
        Assert.True(trend.Grows);
        Assert.True(trend.Margin(200) > trend.Margin(45));
        var (earliest, expected, latest) = trend.Reaches(8e9, 90, 1_000);
        Assert.True(earliest < expected && expected < latest, $"{earliest} {expected} {latest}");
        Assert.InRange(expected!.Value, 170, 230);
    }

    [Fact]
    public void Nineteen_of_twenty_further_days_lie_in_the_interval()
    {
        var random = new Random(11);
        var (inside, all) = (0, 0);
        for (var run = 0; run < 400; run++)
        {
            var trend = Trend.Through([.. Days(20, day => 1e9 + (1e6 * day) + Noise(random, 1e8))])!;
            for (var day = 20; day < 30; day++, all++)
            {
                if (Math.Abs(1e9 + (1e6 * day) + Noise(random, 1e8) - trend.At(day)) <= trend.Margin(day))
                    inside++;
            }
        }

        Assert.InRange((double)inside / all, 0.93, 0.97);
    }

    [Fact]
    public void Chance_is_no_growth()
    {
        var random = new Random(5);
        var grown = Enumerable
            .Range(0, 400)
            .Count(_ => Trend.Through([.. Days(60, _ => 1e9 + Noise(random, 1e8))])!.Grows);
        // By chance one in forty.
        Assert.InRange(grown, 1, 24);
        var falling = Trend.Through([.. Days(60, static day => 1e9 - (1e6 * day))])!;
        Assert.True(falling is { Grows: false, Shrinks: true });
        Assert.Null(falling.Reaches(2e9, 60, 2_000).Expected);
    }

    [Fact]
    public void Fewer_than_fourteen_days_are_no_trend()
    {
        Assert.Null(Trend.Through([.. Days(13, static day => day)]));
        Assert.NotNull(Trend.Through([.. Days(14, static day => day)]));
    }

    [Fact]
    public void What_lies_behind_the_horizon_is_not_known()
    {
        var trend = Trend.Through([.. Days(30, static day => day)])!;
        Assert.Equal(new Crossing(100, 100, 100), trend.Reaches(99.5, 30, 100));
        Assert.Equal(default, trend.Reaches(99.5, 30, 99));
    }

    private static IEnumerable<(double Day, double Figure)> Days(int count, Func<int, double> figure) =>
        Enumerable.Range(0, count).Select(day => ((double)day, figure(day)));

    /// <summary>Normal, by the sum of twelve uniform figures.</summary>
    private static double Noise(Random random, double deviation) =>
        (Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6) * deviation;
}
