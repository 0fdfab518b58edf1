using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Pipeline;

public sealed class SumsOfASecond
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_silent_node_is_left_out_of_its_pop_and_of_the_network()
    {
        var a = ReportTotals.Of(NodeReports.At(Now, 1000));
        var b = ReportTotals.Of(NodeReports.At(Now, 200));
        var network = TickSums.Network([a, null, b], []);
        Assert.Equal(1200, network.Pps);
        Assert.Equal((2, 3), (network.Reporting, network.Nodes));

        var pops = TickSums.Pops([("FRA", a), ("AMS", null), ("FRA", b)]);
        Assert.Equal([1200, null], pops.P);
        Assert.Equal(Math.Round(a.ThresholdShare, 3), pops.X[0]);
    }

    [Fact]
    public void With_no_node_heard_there_is_a_gap_and_not_zero()
    {
        Assert.Null(TickSums.Network([null], []).Pps);
        Assert.Null(TickSums.Network([], []).Bps);
    }

    [Fact]
    public void There_is_no_threshold_while_a_link_learns()
    {
        var report = NodeReports.At(Now, 1000);
        var learnt = ReportTotals.Of(report);
        foreach (var link in report.Interfaces)
            link.Inbound.Readiness = Protocol.Readiness.Learning;
        var learning = ReportTotals.Of(report);
        Assert.True(learnt.ThresholdPps > 0);
        Assert.Equal(0, learning.ThresholdPps);
        Assert.Equal(0, TickSums.Threshold([learnt, learning], static t => t.ThresholdPps));
        Assert.Equal(2 * learnt.ThresholdPps, TickSums.Threshold([learnt, learnt], static t => t.ThresholdPps));
    }

    [Fact]
    public void What_the_kernel_lost_and_what_the_firewall_dropped_are_both_dropped()
    {
        var report = NodeReports.At(Now, 1000);
        var edge = report.Interfaces.First(ReportTotals.IsEdge).Inbound;
        (edge.Dropped, edge.FilteredPps, edge.FilteredBps) = (10, 600, 4e6);

        var totals = ReportTotals.Of(report);

        Assert.Equal(610, totals.Dropped);
        Assert.Equal(4e6 + (10 * edge.Bps / edge.Pps), totals.DroppedBps, 3);
        var second = TickSums.Network([totals], []);
        Assert.Equal(610, second.Dropped);
        Assert.Equal(edge.Pps - 610, second.Delivered);
        Assert.Equal(Math.Round(totals.DroppedBps), second.DroppedBps);
        Assert.Equal(Math.Round(edge.Bps - totals.DroppedBps), second.DeliveredBps);
    }

    [Fact]
    public void Histories_add_second_by_second_and_keep_common_gaps()
    {
        var one = new double?[LiveNode.HistorySeconds];
        var other = new double?[LiveNode.HistorySeconds];
        (one[0], other[0], one[1]) = (1, 10, 2);
        Assert.Equal([11, 2, null], TickSums.History([one, other])[..3]);
    }
}
