using Flowtriq.Core.Traffic;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Core.Tests.Traffic;

public sealed class CounterTrackerTests
{
    private readonly CounterTracker tracker = new();
    private int ticks;

    [Fact]
    public void The_first_reading_is_an_anchor_and_the_second_a_delta()
    {
        Assert.Equal(CounterOutcome.Anchored, Read(1_000, 64_000).Outcome);
        Assert.Equal((CounterOutcome.Advanced, 10ul, 640ul), Read(1_010, 64_640));
    }

    [Fact]
    public void Bytes_wrap_at_32_bits_while_packets_go_on()
    {
        Read(5_000_000, uint.MaxValue - 999);
        Assert.Equal((CounterOutcome.Wrapped, 100ul, 6_400ul), Read(5_000_100, 5_400));
    }

    [Fact]
    public void Bytes_wrap_at_64_bits_while_packets_go_on()
    {
        Read(5_000_000_000, ulong.MaxValue - 999);
        Assert.Equal((CounterOutcome.Wrapped, 100ul, 6_400ul), Read(5_000_000_100, 5_400));
    }

    [Fact]
    public void Counters_that_go_back_together_are_a_reset_without_a_spike()
    {
        Read(3_000_000_000, 4_000_000_000);
        Assert.Equal((CounterOutcome.Reset, 0ul, 0ul), Read(12, 1_100));
        Assert.Equal((CounterOutcome.Advanced, 8ul, 900ul), Read(20, 2_000));
        Assert.Equal(1, tracker.Count(CounterOutcome.Reset));
    }

    [Fact]
    public void One_counter_that_goes_back_against_the_other_is_a_reset()
    {
        Read(1_000, 1_000_000);
        Assert.Equal(CounterOutcome.Reset, Read(1_001, 5).Outcome);
    }

    [Fact]
    public void A_leap_beyond_any_link_is_implausible()
    {
        Read(1_000, 1_000_000);
        Assert.Equal(CounterOutcome.Implausible, Read(1_000_000_000, 1_000_000_000_000).Outcome);
    }

    [Fact]
    public void An_interface_that_vanished_and_came_back_starts_afresh()
    {
        Read(1_000, 64_000);
        tracker.Absent();
        Assert.Equal(CounterOutcome.Anchored, Read(9_000, 640_000).Outcome);
    }

    [Fact]
    public void A_stalled_tick_is_kept_for_the_next()
    {
        Read(1_000, 64_000);
        ticks--;
        Assert.Equal(CounterOutcome.Stalled, Read(1_500, 96_000).Outcome);
        ticks++;
        Assert.Equal((CounterOutcome.Advanced, 600ul, 38_400ul), Read(1_600, 102_400));
    }

    [Fact]
    public void No_sequence_of_readings_makes_a_rate_beyond_a_link()
    {
        var reading = ArbMap.Default.GeneratorFor<ulong>().Two();
        var any = Gen.OneOf(reading, reading.Select(r => (r.Item1 % uint.MaxValue, r.Item2 % uint.MaxValue)));
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                any.ListOf().ToArbitrary(),
                readings =>
                {
                    var fresh = new CounterTracker();
                    var uptime = TimeSpan.Zero;
                    foreach (var (packets, bytes) in readings)
                    {
                        uptime += TimeSpan.FromMilliseconds(100);
                        fresh.Read(new CounterReading(packets, bytes), uptime, out var delta, out var elapsed);
                        var seconds = elapsed.TotalSeconds;
                        if (delta.Packets > 1.2e9 * seconds || delta.Bytes > 2e11 * seconds)
                            return false;
                    }

                    return true;
                }
            )
        );
    }

    private (CounterOutcome Outcome, ulong Packets, ulong Bytes) Read(ulong packets, ulong bytes)
    {
        var uptime = TimeSpan.FromMilliseconds(100 * ++ticks);
        var outcome = tracker.Read(new CounterReading(packets, bytes), uptime, out var delta, out _);
        return (outcome, delta.Packets, delta.Bytes);
    }
}
