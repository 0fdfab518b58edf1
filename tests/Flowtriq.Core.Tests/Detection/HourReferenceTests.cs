using Flowtriq.Core.Detection;

namespace Flowtriq.Core.Tests.Detection;

public sealed class HourReferenceTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_attacker_moves_it_by_a_quarter_an_hour_at_most()
    {
        var reference = new HourReference(1);
        reference.Observe(Monday, 1_000, young: true);
        for (var second = 1; second <= 3_600; second++)
            reference.Observe(Monday.AddSeconds(second), 1_000_000, young: false);
        Assert.Equal(1_250, reference.Running, 1d);
    }

    [Fact]
    public void An_hour_once_known_is_used_a_week_later_and_drifts_by_a_quarter_a_week()
    {
        var reference = new HourReference(1);
        Watch(reference, Monday, 1_000);
        Watch(reference, Monday.AddHours(1), 1_000);
        Assert.Equal(1, reference.Known);

        var nextWeek = Monday.AddDays(7);
        reference.Observe(nextWeek.AddHours(-3), 9_000, young: true);
        Assert.Equal(1_000, reference.At(nextWeek), 1d);
        Assert.Equal(9_000, reference.At(nextWeek.AddHours(-3)), 1d);
        Watch(reference, nextWeek, 9_000);
        reference.Observe(nextWeek.AddHours(1), 9_000, young: false);
        Assert.Equal(1_250, reference.At(nextWeek), 2d);
    }

    [Fact]
    public void An_hour_watched_for_less_than_half_is_not_known()
    {
        var reference = new HourReference(1);
        for (var second = 0; second < 1_700; second++)
            reference.Observe(Monday.AddSeconds(second), 1_000, young: false);
        reference.Observe(Monday.AddHours(1), 1_000, young: false);
        Assert.Equal(0, reference.Known);
    }

    private static void Watch(HourReference reference, DateTimeOffset hour, double p99)
    {
        for (var second = 0; second < 3_600; second++)
            reference.Observe(hour.AddSeconds(second), p99, young: false);
    }
}
