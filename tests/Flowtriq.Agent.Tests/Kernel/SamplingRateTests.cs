using Flowtriq.Agent.Kernel;

namespace Flowtriq.Agent.Tests.Kernel;

public sealed class SamplingRateTests
{
    private const double Budget = 1_000;

    [Theory]
    [InlineData(100)]
    [InlineData(5_000)]
    [InlineData(200_000)]
    [InlineData(1_000_000)]
    [InlineData(10_000_000)]
    public void Keeps_the_budget_from_a_hundred_to_ten_million_packets_a_second(double pps)
    {
        var rate = new SamplingRate();

        rate.Observe(pps, Budget);

        Assert.InRange(pps / rate.OneIn, 0, Budget * 1.5);
        Assert.True(rate.OneIn == 1 || pps / rate.OneIn >= Budget / 2);
    }

    [Fact]
    public void Thins_out_in_the_first_tick_of_a_flood()
    {
        var rate = new SamplingRate();
        rate.Observe(500, Budget);

        Assert.True(rate.Observe(1_000_000, Budget));
        Assert.Equal(1_024, rate.OneIn);
    }

    [Fact]
    public void Does_not_flap_around_a_boundary()
    {
        var rate = new SamplingRate();
        rate.Observe(4_000, Budget);
        var changes = 0;

        for (var tick = 0; tick < 200; tick++)
            changes += rate.Observe(tick % 2 == 0 ? 3_500 : 5_500, Budget) ? 1 : 0;

        Assert.Equal(0, changes);
    }

    [Fact]
    public void Looks_closer_only_after_two_calm_seconds()
    {
        var rate = new SamplingRate();
        rate.Observe(1_000_000, Budget);
        var ticks = 0;

        while (!rate.Observe(1_000, Budget))
            ticks++;

        Assert.Equal(19, ticks);
        Assert.Equal(1, rate.OneIn);
    }

    [Fact]
    public void Looks_closer_at_once_when_the_budget_is_raised()
    {
        var rate = new SamplingRate();
        rate.Observe(1_000_000, Budget);

        Assert.True(rate.Observe(1_000_000, Budget * 10));
        Assert.Equal(128, rate.OneIn);
    }
}
