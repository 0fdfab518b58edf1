using Flowtriq.Core.Analytics;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Tests.Analytics;

public sealed class FiguresOfAPeriod
{
    [Fact]
    public void Percentiles_are_figures_that_occurred()
    {
        var spread = Spread.Of(Enumerable.Range(1, 200).Select(static n => (double)n).Reverse());
        Assert.Equal((200, 100, 190, 198, 200), (spread.Count, spread.P50, spread.P95, spread.P99, spread.Highest));
        Assert.Equal(100.5, spread.Mean);
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            double[] figures = [.. Enumerable.Range(0, random.Next(1, 50)).Select(_ => random.NextDouble())];
            var any = Spread.Of(figures);
            Assert.All(new[] { any.P50, any.P95, any.P99 }, percentile => Assert.Contains(percentile!.Value, figures));
            Assert.True(any.P50 <= any.P95 && any.P95 <= any.P99 && any.P99 <= any.Highest);
        }
    }

    [Fact]
    public void Of_nothing_nothing_is_known()
    {
        Assert.Equal(new Spread(0, null, null, null, null, null), Spread.Of([double.NaN]));
        Assert.Null(Precision.Of([Verdict.None]).Share);
        Assert.Null(BilledRate.Of([], [], 600).Billed);
    }

    [Fact]
    public void Thirty_six_hours_of_bursts_in_a_month_are_not_billed()
    {
        const int Month = 30 * 24 * 12;
        var bursts = Enumerable.Repeat(9e9, Month / 20).Concat(Enumerable.Repeat(2e9, Month - (Month / 20)));
        var rate = BilledRate.Of(bursts, Enumerable.Repeat(1e9, Month), Month * 300);
        Assert.Equal((2e9, 1e9, 2e9, 1), (rate.Inbound, rate.Outbound, rate.Billed, rate.Measured));
        var longer = BilledRate.Of(bursts.Skip(1).Append(9e9), [3e9], Month * 300);
        Assert.Equal((2e9, 3e9), (longer.Inbound, longer.Billed));
        var tooLong = BilledRate.Of(bursts.SkipLast(1).Append(9e9), [], Month * 300);
        Assert.Equal(9e9, tooLong.Billed);
    }

    [Fact]
    public void A_gap_is_not_billed_as_silence()
    {
        var rate = BilledRate.Of(Enumerable.Repeat(5e9, 100), [], 1_000 * 300);
        Assert.Equal((5e9, 0.1), (rate.Billed, rate.Measured));
    }

    [Fact]
    public void A_week_begins_on_monday_at_midnight_utc()
    {
        var monday = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(0, WeekHistogram.HourOf(monday));
        Assert.Equal(167, WeekHistogram.HourOf(monday.AddSeconds(-1)));
        Assert.Equal(22, WeekHistogram.HourOf(new DateTimeOffset(2026, 11, 24, 0, 30, 0, TimeSpan.FromHours(2))));
        var counts = WeekHistogram.Of(Enumerable.Range(0, 336).Select(hour => monday.AddHours(hour + 5)));
        Assert.Equal(168, counts.Length);
        Assert.All(counts, static count => Assert.Equal(2, count));
    }

    [Fact]
    public void Precision_counts_what_people_judged_and_how_sure_that_is()
    {
        var precision = Precision.Of([
            .. Enumerable.Repeat(Verdict.TruePositive, 8),
            Verdict.Test,
            Verdict.FalsePositive,
            Verdict.None,
            Verdict.None,
        ]);
        Assert.Equal((8, 1, 1, 2), (precision.Attacks, precision.Tests, precision.False, precision.Undecided));
        Assert.Equal(0.9, precision.Share);
        // Wilson's interval for nine of ten.
        Assert.Equal(0.5958, precision.Low!.Value, 4);
        Assert.Equal(0.9821, precision.High!.Value, 4);
    }
}
