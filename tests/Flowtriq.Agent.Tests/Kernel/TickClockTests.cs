using Flowtriq.Agent.Kernel;

namespace Flowtriq.Agent.Tests.Kernel;

public sealed class TickClockTests
{
    private const long Step = 100;

    [Theory]
    [InlineData(1_000, 1_000, 1_100)]
    [InlineData(1_000, 1_040, 1_100)]
    [InlineData(1_000, 1_051, 1_200)]
    [InlineData(1_000, 1_099, 1_200)]
    [InlineData(1_000, 1_149, 1_200)]
    [InlineData(1_000, 3_470, 3_600)]
    public void The_next_tick_is_on_the_grid_and_at_least_half_a_tick_away(long due, long now, long next) =>
        Assert.Equal(next, TickClock.Next(due, now, Step));
}
