using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Tests.Nodes;

public sealed class CloneWatchTests
{
    private readonly CloneWatch watch = new();

    [Fact]
    public void An_agent_that_comes_back_after_another_had_the_line_ran_all_the_time()
    {
        Assert.Null(watch.Greeted(Place("a"), lineStood: false));
        Assert.Null(watch.Greeted(Place("b"), lineStood: true));
        Assert.Equal("b", watch.Greeted(Place("a"), lineStood: true)!.Instance);
        Assert.Equal("a", watch.Greeted(Place("b"), lineStood: false)!.Instance);
    }

    [Fact]
    public void A_line_taken_over_from_another_machine_is_told_at_once()
    {
        Assert.Null(watch.Greeted(Place("a", "m1"), lineStood: false));
        Assert.Equal("a", watch.Greeted(Place("b", "m2"), lineStood: true)!.Instance);
    }

    [Fact]
    public void Restarts_reboots_lost_connections_and_a_disk_in_a_new_machine_are_none()
    {
        Assert.Null(watch.Greeted(Place("a", "m1", "boot-1"), lineStood: false));
        Assert.Null(watch.Greeted(Place("a", "m1", "boot-1"), lineStood: true));
        Assert.Null(watch.Greeted(Place("b", "m1", "boot-1"), lineStood: true));
        Assert.Null(watch.Greeted(Place("c", "m1", "boot-2"), lineStood: true));
        Assert.Null(watch.Greeted(Place("d", "m2", "boot-3"), lineStood: false));
        for (var start = 0; start < 50; start++)
            Assert.Null(watch.Greeted(Place($"e{start}", "m2", "boot-3"), lineStood: true));
    }

    [Fact]
    public void What_tells_the_two_apart_reads_the_same_whichever_came_last()
    {
        var (a, b) = (Place("a", "m1", "boot-1"), Place("b", "m1", "boot-2") with { Address = "192.0.2.8" });
        var there = new CloneSighting(default, default, 1, a, b);

        Assert.Equal(there.Text, (there with { One = b, Other = a }).Text);
        Assert.Contains("they differ in boot, address)", there.Text, StringComparison.Ordinal);
        Assert.Contains("edge at 192.0.2.7 and edge at 192.0.2.8", there.Text, StringComparison.Ordinal);
    }

    private static AgentPlace Place(string instance, string machine = "m1", string boot = "boot-1") =>
        new(instance, machine, boot, "edge", "192.0.2.7");
}
