using Flowtriq.Agent.Kernel;
using Flowtriq.Core.Traffic;
using Flowtriq.Tests;

namespace Flowtriq.Agent.Tests.Kernel;

public sealed class ProcNetDevTests : IDisposable
{
    private readonly KernelTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void Reads_every_column_of_every_interface()
    {
        _tree.WriteCounters(("lo", 1, 2, 3, 4), ("eth0", ulong.MaxValue, 9_000_000_000, 77, 66));
        using var counters = new ProcNetDev(_tree.Proc);

        counters.Read();

        var eth0 = counters.Interfaces.Single(one => one.Name == "eth0");
        Assert.Equal(new CounterReading(9_000_000_000, ulong.MaxValue, 2, 1), eth0.Received);
        Assert.Equal(new CounterReading(66, 77, 4, 3), eth0.Sent);
        Assert.Equal(0, counters.Malformed);
    }

    [Fact]
    public void Sees_an_interface_come_and_go_and_be_renamed()
    {
        _tree.WriteCounters(("eth0", 10, 1, 0, 0));
        using var counters = new ProcNetDev(_tree.Proc);
        counters.Read();
        var generation = counters.Generation;

        _tree.WriteCounters(("wan", 20, 2, 0, 0));
        counters.Read();

        Assert.NotEqual(generation, counters.Generation);
        Assert.False(counters.Interfaces.Single(one => one.Name == "eth0").Present);
        Assert.Equal(2u, counters.Interfaces.Single(one => one.Name == "wan").Received.Packets);
    }

    [Fact]
    public void Reads_a_thousand_interfaces_beyond_the_first_buffer()
    {
        _tree.WriteCounters([.. Enumerable.Range(0, 1_000).Select(i => ($"ppp{i}", (ulong)i, (ulong)i + 1, 0UL, 0UL))]);
        using var counters = new ProcNetDev(_tree.Proc);

        counters.Read();
        counters.Read();

        Assert.Equal(1_000, counters.Interfaces.Count(one => one.Present));
        Assert.Equal(1_000u, counters.Interfaces.Single(one => one.Name == "ppp999").Received.Packets);
    }

    [Fact]
    public void Allocates_nothing_once_the_interfaces_are_known()
    {
        _tree.WriteCounters(("lo", 1, 2, 3, 4), ("eth0", 5, 6, 7, 8));
        using var counters = new ProcNetDev(_tree.Proc);
        for (var warm = 0; warm < 50; warm++)
            counters.Read();

        var allocated = Allocated.By(() =>
        {
            for (var reading = 0; reading < 100; reading++)
                counters.Read();
        });

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Counts_a_line_that_is_no_interface()
    {
        File.AppendAllText(Path.Combine(_tree.Proc, "net/dev"), "  eth9: 12 what\nno colon\n");
        using var counters = new ProcNetDev(_tree.Proc);

        counters.Read();

        Assert.Equal(2, counters.Malformed);
        Assert.Empty(counters.Interfaces);
    }
}
