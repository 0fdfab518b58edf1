using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Tests.Metrics;

public sealed class ReportClockTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_000_000);

    [Fact]
    public void Reports_near_the_half_second_still_get_a_second_each()
    {
        var clock = new ReportClock();
        var jitter = new[] { 0.49, 1.51, 2.48, 3.52, 4.50, 5.49 };
        var seconds = jitter.Select(s => clock.SecondOf(Start.AddSeconds(s), Start.AddSeconds(s))).ToList();
        Assert.Equal(Enumerable.Range(0, 6).Select(i => seconds[0] + i), seconds);
    }

    [Fact]
    public void A_pause_is_a_gap()
    {
        var clock = new ReportClock();
        var first = clock.SecondOf(Start, Start);
        Assert.Equal(first + 10, clock.SecondOf(Start.AddSeconds(10), Start.AddSeconds(10)));
    }

    [Fact]
    public void A_clock_out_of_reason_is_not_believed() =>
        Assert.Equal(1_000_000, new ReportClock().SecondOf(Start.AddYears(-3), Start));
}
