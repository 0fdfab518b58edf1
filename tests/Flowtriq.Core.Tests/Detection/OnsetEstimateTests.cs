using Flowtriq.Core.Detection;

namespace Flowtriq.Core.Tests.Detection;

public sealed class OnsetEstimateTests
{
    private static readonly double[] Tenths = [.. Enumerable.Repeat(0.1, 10)];

    [Fact]
    public void The_onset_lies_inside_the_first_tick_by_the_share_it_carries() =>
        Assert.Equal(0.23, Ago(50_000, 50_000, 15_700, 1_000, 1_000), 0.003);

    [Fact]
    public void A_single_tick_is_taken_whole() => Assert.Equal(0.1, Ago(30_000, 1_000, 1_000), 0.001);

    [Fact]
    public void A_busy_second_before_the_onset_is_still_normal() =>
        Assert.Equal(0.2, Ago(50_000, 50_000, 2_900, 2_000, 1_000), 0.01);

    [Fact]
    public void A_rise_that_is_older_than_memory_starts_where_memory_does() =>
        Assert.Equal(1.0, Ago([.. Enumerable.Repeat(50_000.0, 10)]), 0.001);

    private static double Ago(params double[] newestFirst)
    {
        var rates = new double[10];
        Array.Fill(rates, 1_000);
        newestFirst.CopyTo(rates, 0);
        return OnsetEstimate.Ago(rates, Tenths, median: 1_000, p99: 3_000).TotalSeconds;
    }
}
