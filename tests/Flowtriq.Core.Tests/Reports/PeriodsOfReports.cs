using Flowtriq.Core.Reports;

namespace Flowtriq.Core.Tests.Reports;

public sealed class PeriodsOfReports
{
    private static readonly DateTimeOffset Sunday = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_last_month_is_the_whole_one_before()
    {
        Assert.Equal(Of(new(2026, 10, 1), new(2026, 11, 1)), ReportPeriod.LastMonth(Sunday));
        Assert.Equal(
            Of(new(2026, 11, 1), new(2026, 12, 1)),
            ReportPeriod.LastMonth(new(2026, 12, 1, 0, 0, 0, default))
        );
        Assert.Equal("October 2026", ReportPeriod.LastMonth(Sunday).ToString());
    }

    [Fact]
    public void The_last_week_ends_on_a_Monday()
    {
        Assert.Equal(Of(new(2026, 11, 9), new(2026, 11, 16)), ReportPeriod.LastWeek(Sunday));
        Assert.Equal(Of(new(2026, 11, 16), new(2026, 11, 23)), ReportPeriod.LastWeek(Sunday.AddDays(1)));
        Assert.Equal("9 Nov 2026 to 15 Nov 2026", ReportPeriod.LastWeek(Sunday).ToString());
    }

    [Fact]
    public void Before_a_month_is_a_month_and_before_a_week_a_week()
    {
        Assert.Equal(Of(new(2026, 2, 1), new(2026, 3, 1)), Of(new(2026, 3, 1), new(2026, 4, 1)).Before);
        Assert.Equal(Of(new(2026, 11, 2), new(2026, 11, 9)), Of(new(2026, 11, 9), new(2026, 11, 16)).Before);
    }

    [Fact]
    public void Stretches_that_overlap_count_once_and_are_cut_at_the_ends()
    {
        var day = Of(new(2026, 11, 1), new(2026, 11, 2));
        var covered = Spans.Covered(
            [
                (day.From.AddHours(-2), day.From.AddHours(1)),
                (day.From.AddHours(4), day.From.AddHours(6)),
                (day.From.AddHours(5), day.From.AddHours(7)),
                (day.From.AddHours(5), day.From.AddHours(5.5)),
                (day.From.AddHours(9), day.From.AddHours(8)),
                (day.To.AddHours(-1), day.To.AddHours(5)),
            ],
            day
        );
        Assert.Equal(TimeSpan.FromHours(1 + 3 + 1), covered);
        Assert.Equal(TimeSpan.Zero, Spans.Covered([], day));
    }

    private static ReportPeriod Of(DateTime from, DateTime to) => new(new(from, default), new(to, default));
}
