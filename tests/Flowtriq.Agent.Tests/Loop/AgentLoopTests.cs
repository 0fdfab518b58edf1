using Flowtriq.Agent.State;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Tests.Loop;

public sealed class AgentLoopTests : IDisposable
{
    private readonly LoopLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Raises_on_counters_alone_and_closes_when_it_is_over()
    {
        _lab.Traffic(1_000, TimeSpan.FromSeconds(60));
        Assert.Empty(_lab.Uplink.Observations);

        _lab.Traffic(100_000, TimeSpan.FromSeconds(5));
        _lab.Traffic(1_000, TimeSpan.FromSeconds(15));

        var opened = _lab.Uplink.Observations[0];
        Assert.Equal((ObservationPhase.Opened, "eth0", "edge-1"), (opened.Phase, opened.Interface, opened.Node.Value));
        Assert.Null(opened.Target);
        Assert.True(opened.Detected - opened.Onset < TimeSpan.FromSeconds(1));
        var closed = _lab.Uplink.Observations[^1];
        Assert.Equal((ObservationPhase.Closed, opened.Id), (closed.Phase, closed.Id));
        Assert.InRange(closed.Peak.Packets.Value, 90_000, 110_000);
    }

    [Fact]
    public void Goes_on_with_the_same_attack_after_a_restart()
    {
        _lab.Traffic(1_000, TimeSpan.FromSeconds(60));
        _lab.Traffic(100_000, TimeSpan.FromSeconds(3));
        Assert.True(_lab.Loop.WantsSave);
        var saved = AgentState.Decode(_lab.Loop.Save(_lab.Now).Encode())!;

        _lab.Restart(saved, TimeSpan.FromSeconds(2));
        _lab.Traffic(100_000, TimeSpan.FromSeconds(3));
        _lab.Traffic(1_000, TimeSpan.FromSeconds(15));

        Assert.Single(_lab.Uplink.Observations, one => one.Phase == ObservationPhase.Opened);
        Assert.Single(_lab.Uplink.Observations, one => one.Phase == ObservationPhase.Closed);
        Assert.Single(_lab.Uplink.Observations.Select(one => one.Id).Distinct());
    }

    [Fact]
    public void Closes_an_attack_on_the_servers_order_and_does_not_raise_it_again()
    {
        _lab.Traffic(1_000, TimeSpan.FromSeconds(60));
        _lab.Traffic(100_000, TimeSpan.FromSeconds(2));

        Assert.True(_lab.Loop.Close(_lab.Uplink.Observations[0].Id, "false positive", _lab.Now));
        _lab.Traffic(100_000, TimeSpan.FromSeconds(2));

        Assert.Equal(
            ("false positive", ObservationPhase.Closed),
            (_lab.Uplink.Observations[^1].Cause, _lab.Uplink.Observations[^1].Phase)
        );
        Assert.False(_lab.Loop.Close(Guid.NewGuid(), "", _lab.Now));
    }

    [Fact]
    public void Reports_every_second_exact_rates_bounds_and_cost()
    {
        _lab.Traffic(2_000, TimeSpan.FromSeconds(60));

        Assert.InRange(_lab.Uplink.Reports.Count, 59, 60);
        var report = _lab.Uplink.Reports[^1];
        var eth0 = Assert.Single(report.Interfaces);
        Assert.Equal(("eth0", "transit", 10e9, true), (eth0.Name, eth0.Role, eth0.CapacityBps, eth0.Up));
        Assert.Equal(2_000, eth0.Inbound.Pps, 1.0);
        Assert.Equal(8_000_000, eth0.Inbound.Bps, 1.0);
        Assert.Equal(10, eth0.Inbound.LastPps.Count);
        Assert.Equal(Readiness.Provisional, eth0.Inbound.Readiness);
        Assert.Single(eth0.Inbound.Packets, bound => bound.Effective);
        Assert.Equal(DetectorState.Normal, report.State);
        Assert.Equal(("capture.mode is counters", false), (report.Ring.Reason, report.Ring.Active));
        Assert.Equal(4_000ul * (ulong)Environment.SystemPageSize, report.Cost.RssBytes);
        Assert.Equal(
            (3u, 1ul, 12_000L, 2ul),
            (report.QueuedEvents, report.DroppedEvents, report.ClockOffsetUs, report.ProtocolDrops)
        );
    }

    [Fact]
    public void A_new_configuration_keeps_what_the_baselines_have_learnt()
    {
        _lab.Traffic(8_000, TimeSpan.FromSeconds(320));
        var before = _lab.Uplink.Reports[^1].Interfaces[0].Inbound;

        _lab.Reconfigure(multiplier: 5);
        _lab.Traffic(8_000, TimeSpan.FromSeconds(2));

        var after = _lab.Uplink.Reports[^1].Interfaces[0].Inbound;
        Assert.Equal((Readiness.Ready, before.BaselineP99Pps), (after.Readiness, after.BaselineP99Pps));
        Assert.Equal(3 * before.BaselineP99Pps, Bound(before), 1.0);
        Assert.Equal(5 * before.BaselineP99Pps, Bound(after), 1.0);

        static double Bound(DirectionReport way) => way.Packets.Single(static bound => bound.Bound == "p99").Value;
    }

    [Fact]
    public void Raises_nothing_when_an_interface_goes_and_comes_back()
    {
        _lab.Traffic(4_000, TimeSpan.FromSeconds(60));
        _lab.Unplugged(TimeSpan.FromSeconds(5));
        _lab.Traffic(4_000, TimeSpan.FromSeconds(30));

        Assert.Empty(_lab.Uplink.Observations);
    }

    [Fact]
    public void Tells_the_operator_that_the_clock_was_set_and_raises_nothing()
    {
        _lab.Traffic(4_000, TimeSpan.FromSeconds(40));
        _lab.SetClock(TimeSpan.FromHours(-2));
        _lab.Traffic(4_000, TimeSpan.FromSeconds(5));

        Assert.Equal(["clock_step"], _lab.Uplink.Notices.Select(notice => notice.Kind));
        Assert.Empty(_lab.Uplink.Observations);
    }

    [Fact]
    public void Allocates_nothing_in_quiet_ticks()
    {
        _lab.Traffic(4_000, TimeSpan.FromSeconds(60));
        var reports = _lab.Uplink.Reports.Count;

        // The lesser of two rounds: a collection that another test causes is booked on the tick it interrupts.
        var allocated = _lab.AllocatedPerTick(4_000, 40).Zip(_lab.AllocatedPerTick(4_000, 40), Math.Min);

        Assert.Equal(8, _lab.Uplink.Reports.Count - reports);
        // Four ticks of a round report; the interfaces are looked at again in one tick of 30 s, so in one round only.
        Assert.Equal(Enumerable.Repeat(0L, 36), allocated.Order().Take(36));
    }
}
