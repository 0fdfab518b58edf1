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
        var seconds = jitter.Select(s => Of(clock, s).Last).ToList();
        Assert.Equal(Enumerable.Range(0, 6).Select(i => seconds[0] + i), seconds);
    }

    [Fact]
    public void A_pause_is_a_gap()
    {
        var clock = new ReportClock();
        var first = Of(clock, 0).Last;
        Assert.Equal((first + 10, first + 10), Of(clock, 10));
    }

    [Fact]
    public void A_report_that_is_late_covers_the_seconds_since_the_one_before()
    {
        var clock = new ReportClock();
        var first = Of(clock, 0).Last;
        Assert.Equal((first + 1, first + 2), Of(clock, 2.3));
        Assert.Equal((first + 3, first + 3), Of(clock, 3.3));
    }

    [Theory]
    [InlineData(1.1)]
    [InlineData(1.04)]
    [InlineData(0.95)]
    public void A_node_that_keeps_another_pace_leaves_no_gap_and_no_second_twice(double pace)
    {
        var clock = new ReportClock();
        var next = Of(clock, 0).Last + 1;
        for (var report = 1; report < 200; report++)
        {
            var (from, to) = Of(clock, report * pace);
            Assert.True(
                from == next || (from == to && from == next - 1),
                $"report {report}: {from} to {to}, not {next}"
            );
            Assert.InRange(to - Start.ToUnixTimeSeconds() - report * pace, -2.5, 1.5);
            next = to + 1;
        }
    }

    [Fact]
    public void Reports_that_come_by_chance_early_and_late_leave_no_gap()
    {
        var random = new Random(5);
        var clock = new ReportClock();
        var next = Of(clock, 0).Last + 1;
        for (var at = 1.0; at < 600; at += 0.95 + 1.5 * Math.Pow(random.NextDouble(), 4))
        {
            var (from, to) = Of(clock, at);
            Assert.InRange(from, next - 1, next);
            next = to + 1;
        }
    }

    [Fact]
    public void A_clock_out_of_reason_is_not_believed() =>
        Assert.Equal(1_000_000, new ReportClock().SecondsOf(Start.AddYears(-3), Start).Last);

    private static (long First, long Last) Of(ReportClock clock, double second) =>
        clock.SecondsOf(Start.AddSeconds(second), Start.AddSeconds(second));
}
