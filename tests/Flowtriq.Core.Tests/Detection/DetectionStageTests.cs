using Flowtriq.Core.Detection;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;
using Flowtriq.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Core.Tests.Detection;

public sealed class DetectionStageTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly IpAddress Victim = IpAddress.FromV4(0xCB00_7107);

    private readonly TargetMeter targets = new(OwnPrefixes.None);
    private readonly List<Attack> told = [];
    private readonly DetectionStage stage = Fresh();
    private CounterReading counters;
    private TimeSpan uptime;

    private Moment Now => new(uptime, Begin + uptime);

    [Fact]
    public void A_quiet_tick_allocates_nothing()
    {
        Tick(400, 100);
        Assert.Equal(0, Allocated.By(() => Tick(1_000, 100)));
    }

    [Fact]
    public void A_saved_state_comes_back_whole()
    {
        Tick(3_200, 200);
        Tick(20, 5_000);
        var attack = Assert.Single(stage.Open);
        var other = Fresh();
        Assert.Null(other.Restore(stage.Save(Now, targets), Now, new TargetMeter(OwnPrefixes.None)));
        var restored = Assert.Single(other.Open);
        Assert.Equal(
            (attack.Id, attack.Target, attack.Onset, attack.Peak),
            (restored.Id, restored.Target, restored.Onset, restored.Peak)
        );
        Assert.Equal(attack.Reason, restored.Reason);
        var (was, now) = (stage.Watches[0], other.Watches[0]);
        Assert.Equal(was.Baseline(Metric.Packets).P99, now.Baseline(Metric.Packets).P99);
        Assert.Equal(was.Threshold(Metric.Bits), now.Threshold(Metric.Bits));
        Assert.Equal(Readiness.Ready, now.Readiness);
    }

    [Fact]
    public void A_young_attack_is_told_again_while_it_still_grows()
    {
        Tick(3_200, 200);
        Tick(7, 5_000);
        Assert.True(told[0].Rate.Packets.Value < 25_000, told[0].Rate.ToString());
        Assert.True(told[^1].Rate.Packets.Value > 25_000, told[^1].Rate.ToString());
        var calm = told.Count;
        Tick(5, 5_000);
        Assert.InRange(told.Count - calm, 0, 1);
    }

    [Fact]
    public void A_state_older_than_a_day_is_refused()
    {
        Tick(400, 100);
        var saved = stage.Save(Now, targets);
        var later = new Moment(uptime, Begin + TimeSpan.FromHours(25));
        Assert.StartsWith("older than 24 h", Fresh().Restore(saved, later, targets));
        Assert.StartsWith("from the future", Fresh().Restore(saved, new Moment(uptime, Begin.AddHours(-2)), targets));
    }

    [Fact]
    public void A_damaged_state_is_refused_whatever_the_damage()
    {
        Tick(400, 100);
        var saved = stage.Save(Now, targets);
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                Gen.Choose(0, saved.Length - 1).Zip(Gen.Choose(1, 255)).ToArbitrary(),
                hit =>
                {
                    var damaged = saved.ToArray();
                    damaged[hit.Item1] ^= (byte)hit.Item2;
                    return Fresh().Restore(damaged, Now, targets) is not null
                        && Fresh().Restore(saved.AsSpan(0, hit.Item1), Now, targets) is not null;
                }
            )
        );
    }

    [Fact]
    public void Nothing_is_raised_below_the_floor_whatever_the_traffic()
    {
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                Gen.Choose(0, 495).ListOf(120).ToArbitrary(),
                ticks =>
                {
                    var test = new DetectionStageTests();
                    foreach (var packets in ticks)
                        test.Tick(1, packets);
                    return test.stage.Open.Count == 0;
                }
            )
        );
    }

    private static DetectionStage Fresh()
    {
        var made = new DetectionStage(new DetectionOptions(), _ => new Guid(1, 2, 3, new byte[8]));
        made.Watch(new WatchedInterface("eth0", Direction.Inbound));
        return made;
    }

    private void Tick(int count, int packets)
    {
        for (; count > 0; count--)
        {
            uptime += TimeSpan.FromMilliseconds(100);
            counters = new CounterReading(counters.Packets + (ulong)packets, counters.Bytes + (ulong)packets * 100);
            stage.Watches[0].Read(counters, uptime);
            for (var sample = 0; sample < packets; sample += 10)
                targets.Add(Victim, Direction.Inbound, 10, 100);
            foreach (var change in stage.Observe(Now, targets))
                told.Add(change.Attack);
        }
    }
}
