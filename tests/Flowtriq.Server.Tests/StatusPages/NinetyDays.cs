using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.StatusPages.Telling;

namespace Flowtriq.Server.Tests.StatusPages;

/// <summary>The history of a component by days.</summary>
public sealed class NinetyDays
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_day_shows_its_worst_and_what_is_unknown_shows_nothing()
    {
        var days = History.Of(
            [
                new(ComponentState.Operational, Now.AddDays(-3), Now.AddDays(-1)),
                new(ComponentState.Major, Now.AddDays(-1), Now.AddDays(-1).AddMinutes(5)),
                new(ComponentState.Degraded, Now.AddDays(-1).AddMinutes(5), Now.AddDays(-1).AddMinutes(9)),
                new(ComponentState.Operational, Now.AddDays(-1).AddMinutes(9), null),
            ],
            Now
        );
        Assert.Equal(History.Days, days.Length);
        Assert.All(days[..86], static day => Assert.Null(day));
        Assert.Equal(
            [ComponentState.Operational, ComponentState.Operational, ComponentState.Major, ComponentState.Operational],
            days[86..].Select(static day => day!.Value)
        );
    }

    [Fact]
    public void What_ends_at_midnight_is_not_of_the_next_day()
    {
        var midnight = new DateTimeOffset(Now.UtcDateTime.Date, TimeSpan.Zero);
        var days = History.Of([new(ComponentState.Partial, midnight.AddHours(-3), midnight)], Now);
        Assert.Equal(ComponentState.Partial, days[^2]);
        Assert.Null(days[^1]);
    }

    [Fact]
    public void What_has_just_begun_is_of_today_and_what_is_long_past_is_of_no_day()
    {
        var days = History.Of(
            [new(ComponentState.Major, Now.AddDays(-300), Now.AddDays(-200)), new(ComponentState.Degraded, Now, null)],
            Now
        );
        Assert.All(days[..^1], static day => Assert.Null(day));
        Assert.Equal(ComponentState.Degraded, days[^1]);
    }
}
