using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;
using Flowtriq.Tests;

namespace Flowtriq.Core.Tests.Traffic;

public sealed class PacketRingTests
{
    private const long Second = 1_000_000_000;

    private readonly PacketRing ring = new(new PacketRingOptions());
    private long now;

    [Theory]
    [InlineData(60, 60)]
    [InlineData(200, 10)]
    [InlineData(5_000, 5)]
    public void Five_seconds_of_a_flood_leave_five_hundred_packets_from_before_it(int benign, int seconds)
    {
        Fill(benign, seconds);
        var onset = now;
        Fill(1_000_000, 5);

        var sample = ring.Freeze(onset);
        Assert.InRange(sample.BeforeCount, 500, 1_000);
        Assert.InRange(sample.AttackCount, 500, 10_000);
        for (var index = 1; index < sample.Count; index++)
            Assert.True(sample[index - 1].TimestampNanoseconds <= sample[index].TimestampNanoseconds);
        Assert.True(sample[sample.BeforeCount - 1].TimestampNanoseconds < onset);
        Assert.True(sample[sample.BeforeCount].TimestampNanoseconds >= onset);
    }

    [Fact]
    public void Five_packets_a_second_are_kept_for_minutes()
    {
        Fill(5, 300);
        Assert.Equal(1_000, ring.Freeze(now).BeforeCount);
        Assert.True(ring.Span > TimeSpan.FromSeconds(250));
    }

    [Fact]
    public void The_attack_part_goes_on_to_its_limit_and_the_past_is_closed()
    {
        Fill(200, 5);
        var sample = ring.Freeze(now);
        var before = sample.BeforeCount;
        for (var packet = 0; packet < 20_000; packet++)
            sample.TryAdd(Packet(now + packet), [1, 2, 3]);
        Assert.Equal(10_000, sample.AttackCount);
        Assert.True(sample.IsFull);
        Assert.False(sample.TryAdd(Packet(0), [1]));
        Assert.Equal(before, sample.BeforeCount);
        Assert.Equal([1, 2, 3], sample.Frame(sample.Count - 1).ToArray());
    }

    [Fact]
    public void A_recorded_sample_keeps_the_past_and_the_first_of_the_attack_and_uses_the_rest_again()
    {
        Fill(200, 5);
        var sample = ring.Freeze(now);
        var before = sample.BeforeCount;
        for (var packet = 0; packet < 8_000; packet++)
        {
            sample.TryAdd(Packet(now + packet), BitConverter.GetBytes(packet));
            sample.Release(sample.Count);
        }

        Assert.Equal(before + 8_000, sample.Count);
        Assert.True(sample.Holds(0) && sample.Holds(before + 1_999));
        Assert.InRange(Enumerable.Range(0, sample.Count).Count(sample.Holds), before + 2_000, before + 3_100);
        Assert.Equal(BitConverter.GetBytes(7_999), sample.Frame(sample.Count - 1).ToArray());
        Assert.Equal(BitConverter.GetBytes(1_999), sample.Frame(before + 1_999).ToArray());
    }

    [Fact]
    public void A_sample_that_nobody_records_does_not_grow_beyond_what_it_keeps()
    {
        var sample = ring.Freeze(0);
        sample.Release(int.MaxValue);

        var taken = Allocated.By(() =>
        {
            for (var packet = 0; packet < 2_000; packet++)
                sample.TryAdd(Packet(now + packet), [1]);
        });

        Assert.Equal(10_000, sample.Count);
        Assert.Equal(0, taken);
    }

    [Fact]
    public void Freezing_takes_little_more_than_the_sample()
    {
        Fill(5_000, 5);
        var sample = (512 + 16) * 128 * 8L;

        Assert.InRange(Allocated.By(() => ring.Freeze(now)), 0, sample + 100_000);
    }

    [Fact]
    public void A_frame_is_cut_to_the_snap_length_and_its_wire_length_kept()
    {
        ring.Add(Packet(1) with { WireLength = 1_514 }, new byte[1_514]);
        var sample = ring.Freeze(2);
        Assert.Equal(128, sample.Frame(0).Length);
        Assert.Equal(1_514, sample[0].WireLength);
    }

    [Fact]
    public void A_busy_tick_is_sampled_from_beginning_to_end()
    {
        for (var packet = 0; packet < 100_000; packet++)
            ring.Add(Packet(packet), [0]);
        var sample = ring.Freeze(0);
        var late = Enumerable.Range(0, sample.Count).Count(i => sample[i].TimestampNanoseconds >= 50_000);
        Assert.InRange(late, sample.Count / 3, sample.Count * 2 / 3);
    }

    [Fact]
    public void Adding_and_advancing_allocate_nothing()
    {
        Fill(1_000, 5);
        var frame = new byte[100];
        Assert.Equal(
            0,
            Allocated.By(() =>
            {
                for (var packet = 0; packet < 10_000; packet++)
                {
                    ring.Add(Packet(now), frame);
                    if (packet % 100 == 0)
                        ring.Advance();
                }
            })
        );
    }

    private void Fill(int perSecond, int seconds)
    {
        var end = now + seconds * Second;
        var step = Second / perSecond;
        var nextTick = now + Second / 10;
        for (; now < end; now += step)
        {
            for (; now >= nextTick; nextTick += Second / 10)
                ring.Advance();
            ring.Add(Packet(now), [0]);
        }
    }

    private static SampledPacket Packet(long at) => new(at, 100, 1, 1, LinkType.Ethernet, Direction.Inbound);
}
