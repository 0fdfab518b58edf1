using Flowtriq.Agent.Capture;
using Flowtriq.Agent.State;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Tests.Faults;

/// <summary>Real disks that take nothing more: no event is lost, everything is told.</summary>
public sealed class DisksFail : IDisposable
{
    private readonly StringWriter _written = new();
    private readonly LineLog _log;

    public DisksFail() => _log = new LineLog(_written, TimeProvider.System);

    public void Dispose() => _written.Dispose();

    [Fact]
    public void Events_on_a_full_disk_wait_in_memory_and_are_written_when_there_is_room()
    {
        using var disk = SmallDisk.Mount(64);
        var path = Path.Combine(disk.Folder, "events.queue");
        using (var queue = EventQueue.Open(path, "a", _log))
        {
            queue.Add(Opened());
            disk.Fill();
            for (var i = 0; i < 20; i++)
                queue.Add(Updated());

            Assert.Equal(21, queue.Count);
            Assert.Equal(21, Sequences(queue).Count);
            Assert.Equal(["queue_in_memory"], Told());
            Assert.NotEqual("", queue.Fault);

            disk.Free();
            queue.Add(Closed());
            Assert.Equal(["queue_on_disk"], Told());
            Assert.Equal("", queue.Fault);
        }

        using var again = EventQueue.Open(path, "b", _log);
        Assert.Equal(Enumerable.Range(1, 22).Select(i => (ulong)i), Sequences(again));
    }

    [Fact]
    public void A_full_disk_leaves_the_acknowledged_out_of_the_queue()
    {
        using var disk = SmallDisk.Mount(64);
        using var queue = EventQueue.Open(Path.Combine(disk.Folder, "events.queue"), "a", _log);
        queue.Add(Opened());
        disk.Fill();
        queue.Add(Updated());

        Assert.Equal(2, queue.Acknowledge("a", 2));

        Assert.Equal(0, queue.Count);
        Assert.Null(queue.Next(null));
    }

    [Fact]
    public void What_waited_before_a_disk_became_read_only_is_sent_all_the_same()
    {
        using var disk = SmallDisk.Mount(256);
        var path = Path.Combine(disk.Folder, "events.queue");
        using (var first = EventQueue.Open(path, "a", _log))
        {
            first.Add(Opened());
            first.Add(Updated());
        }

        disk.ReadOnly();
        using (var second = EventQueue.Open(path, "b", _log))
        {
            second.Add(Closed());
            Assert.Equal([1, 2, 1], Sequences(second));
            Assert.NotEqual("", second.Fault);
            Assert.Equal(["queue_in_memory"], Told());

            disk.Writable();
            second.Add(Updated());
            Assert.Equal(["queue_on_disk"], Told());
        }

        using var third = EventQueue.Open(path, "c", _log);
        Assert.Equal([1, 2, 1, 2], Sequences(third));
    }

    [Fact]
    public void State_that_cannot_be_saved_is_told_and_the_last_good_one_stays()
    {
        using var disk = SmallDisk.Mount(64);
        var file = new StateFile(disk.Folder, _log);
        file.Save(new AgentState([1, 2, 3], []));
        file.Finish(TimeSpan.FromSeconds(10));
        disk.Fill();

        file.Save(new AgentState(new byte[32 * 1024], []));
        file.Finish(TimeSpan.FromSeconds(10));

        Assert.Equal(["not_saved"], Told());
        Assert.Equal([1, 2, 3], new StateFile(disk.Folder, _log).Load()!.Detection);
    }

    [Fact]
    public void A_capture_on_a_full_disk_fails_without_a_trace_of_itself()
    {
        using var disk = SmallDisk.Mount(64);
        disk.Fill();
        var file = new BackgroundFile(Path.Combine(disk.Folder, "one.pcapng"));
        file.TryWrite(new byte[50_000]);
        file.Complete();

        Assert.True(file.Wait(TimeSpan.FromSeconds(10)));

        Assert.NotNull(file.Fault);
        Assert.False(file.TryWrite([1]));
        Assert.Equal(["ballast"], Directory.GetFiles(disk.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_capture_on_a_read_only_disk_fails_and_nothing_else_does()
    {
        using var disk = SmallDisk.Mount(64);
        disk.ReadOnly();
        var file = new BackgroundFile(Path.Combine(disk.Folder, "one.pcapng"));
        file.Complete();

        Assert.True(file.Wait(TimeSpan.FromSeconds(10)));
        Assert.NotNull(file.Fault);
    }

    private List<string> Told()
    {
        var kinds = new List<string>();
        while (_log.TryTake(out var trouble))
        {
            Assert.Contains(trouble.Kind, _written.ToString(), StringComparison.Ordinal);
            kinds.Add(trouble.Kind);
        }

        return kinds;
    }

    private static List<ulong> Sequences(EventQueue queue)
    {
        var sequences = new List<ulong>();
        for (var next = queue.Next(null); next is not null; next = queue.Next(next))
            sequences.Add(Event.Parser.ParseFrom(queue.Read(next)!).Sequence);
        return sequences;
    }

    private static Event Opened() => new() { Opened = new Observation { Id = "o" } };

    private static Event Updated() =>
        new()
        {
            Updated = new Observation { Id = "o", Cause = new string('x', 800) },
        };

    private static Event Closed() => new() { Closed = new Observation { Id = "o" } };
}
