using Flowtriq.Core.Incidents;

namespace Flowtriq.Agent.Tests.Loop;

/// <summary>What may happen to a process and its kernel, on virtual time: no false alarm, no lost attack.</summary>
public sealed class LoopUnderFaults : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(30);

    private readonly LoopLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void A_minute_of_standing_still_is_no_attack()
    {
        _lab.Traffic(4_000, Calm);
        _lab.Stopped(4_000, Minute);
        _lab.Traffic(4_000, Calm);

        Assert.Empty(_lab.Uplink.Observations);
        Assert.Empty(_lab.Uplink.Notices);
    }

    [Fact]
    public void An_attack_that_began_while_the_process_stood_still_is_raised_after_it()
    {
        _lab.Traffic(1_000, Calm);
        _lab.Stopped(100_000, Minute);
        _lab.Traffic(100_000, TimeSpan.FromSeconds(2));

        Assert.Equal(ObservationPhase.Opened, _lab.Uplink.Observations[0].Phase);
    }

    [Fact]
    public void An_attack_goes_on_over_a_minute_of_standing_still()
    {
        _lab.Traffic(1_000, Calm);
        _lab.Traffic(100_000, TimeSpan.FromSeconds(3));
        _lab.Stopped(100_000, Minute);
        _lab.Traffic(100_000, TimeSpan.FromSeconds(3));
        _lab.Traffic(1_000, TimeSpan.FromSeconds(15));

        AssertOneAttack();
        Assert.InRange(_lab.Uplink.Observations[^1].Peak.Packets.Value, 90_000, 110_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_clock_set_by_an_hour_in_mid_attack_neither_ends_nor_doubles_it(int hours)
    {
        _lab.Traffic(1_000, Calm);
        _lab.Traffic(100_000, TimeSpan.FromSeconds(3));
        _lab.SetClock(TimeSpan.FromHours(hours));
        _lab.Traffic(100_000, TimeSpan.FromSeconds(3));
        _lab.Traffic(1_000, TimeSpan.FromSeconds(15));

        AssertOneAttack();
        Assert.Equal(["clock_step"], _lab.Uplink.Notices.Select(notice => notice.Kind));
    }

    [Fact]
    public void Counters_that_go_back_are_no_attack_and_no_lull()
    {
        _lab.Traffic(4_000, Calm);
        _lab.CountersFromZero();
        _lab.Traffic(4_000, Calm);

        Assert.Empty(_lab.Uplink.Observations);
        Assert.InRange(_lab.Uplink.Reports[^1].Interfaces[0].Inbound.Pps, 3_990, 4_010);
    }

    [Fact]
    public void Counters_that_cannot_be_read_are_told_once_and_the_loop_goes_on_when_they_are_back()
    {
        _lab.Traffic(4_000, Calm);
        _lab.Unreadable(TimeSpan.FromSeconds(30));
        _lab.Traffic(4_000, TimeSpan.FromSeconds(20));

        Assert.Empty(_lab.Uplink.Observations);
        Assert.Equal(["counters_unreadable", "counters_back"], _lab.Uplink.Notices.Select(notice => notice.Kind));
        Assert.InRange(_lab.Uplink.Reports[^1].Interfaces[0].Inbound.Pps, 3_990, 4_010);
    }

    [Fact]
    public void An_attack_is_not_over_because_the_counters_cannot_be_read()
    {
        _lab.Traffic(1_000, Calm);
        _lab.Traffic(100_000, TimeSpan.FromSeconds(3));
        _lab.Unreadable(TimeSpan.FromSeconds(2));
        _lab.Traffic(100_000, TimeSpan.FromSeconds(3));
        _lab.Traffic(1_000, TimeSpan.FromSeconds(15));

        AssertOneAttack();
    }

    private void AssertOneAttack()
    {
        Assert.Single(_lab.Uplink.Observations, one => one.Phase == ObservationPhase.Opened);
        Assert.Single(_lab.Uplink.Observations, one => one.Phase == ObservationPhase.Closed);
    }
}
