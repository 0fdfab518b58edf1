using Flowtriq.Agent.Replay;

namespace Flowtriq.Agent.Tests.Replay;

public sealed class VirtualClockTests
{
    private const long Second = 1_000_000_000;

    private static long Elapsed(params long[] times)
    {
        var clock = new VirtualClock();
        foreach (var time in times)
            clock.MoveTo(time);
        return clock.Elapsed;
    }

    [Fact]
    public void Follows_the_packets() => Assert.Equal(3 * Second, Elapsed(7 * Second, 9 * Second, 10 * Second));

    [Fact]
    public void Never_goes_back_for_packets_slightly_out_of_order() =>
        Assert.Equal(2 * Second, Elapsed(10 * Second, 11 * Second, 11 * Second - 5, 12 * Second));

    [Fact]
    public void Takes_a_step_back_for_a_set_clock() =>
        Assert.Equal(2 * Second, Elapsed(1_000 * Second, 1_001 * Second, 5 * Second, 6 * Second));

    [Fact]
    public void Starts_at_the_first_packet_whatever_its_time() => Assert.Equal(0, Elapsed(long.MaxValue));
}
