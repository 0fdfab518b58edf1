using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Tests.Uplink;

public sealed class EventQueueTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("flowtriq-queue-").FullName;
    private readonly StringWriter _logged = new();

    private string Queue => Path.Combine(_folder, "events.queue");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Events_come_out_in_order_with_their_numbers()
    {
        using var queue = Open();
        queue.Add(Opened());
        queue.Add(Updated());
        queue.Add(Closed());

        Assert.Equal([("a", 1UL), ("a", 2UL), ("a", 3UL)], Identities(queue));
    }

    [Fact]
    public void A_later_run_finds_what_was_not_acknowledged_before_its_own()
    {
        using (var first = Open("a"))
        {
            first.Add(Opened());
            first.Add(Updated());
            first.Add(Updated());
            first.Acknowledge("a", 1);
        }

        using var second = Open("b");
        second.Add(Closed());

        Assert.Equal([("a", 2UL), ("a", 3UL), ("b", 1UL)], Identities(second));
        Assert.Equal(2, second.Acknowledge("a", 3));
        Assert.Equal([("b", 1UL)], Identities(second));
    }

    [Fact]
    public void An_empty_queue_takes_no_space()
    {
        using var queue = Open();
        for (var i = 0; i < 10; i++)
            queue.Add(Updated());

        queue.Acknowledge("a", 10);

        Assert.Equal(0, queue.Count);
        Assert.Equal(0, new FileInfo(Queue).Length);
    }

    [Fact]
    public void A_full_queue_drops_the_oldest_updates_and_keeps_openings_and_closings()
    {
        using var queue = Open();
        queue.Add(Opened());
        queue.Add(Notice());
        for (var i = 0; i < EventQueue.Capacity - 2; i++)
            queue.Add(Updated());

        queue.Add(Closed());
        queue.Add(Opened());

        Assert.Equal(EventQueue.Capacity, queue.Count);
        Assert.Equal(2UL, queue.Dropped);
        var sequences = Identities(queue).Select(identity => identity.Sequence).ToList();
        Assert.Equal([1, 2, 5], sequences.Take(3));
        Assert.Equal(EventQueue.Capacity + 2UL, sequences[^1]);
    }

    [Fact]
    public void Notices_go_before_openings_and_the_oldest_opening_goes_when_nothing_else_is_left()
    {
        using var queue = Open();
        queue.Add(Opened());
        queue.Add(Notice());
        for (var i = 0; i < EventQueue.Capacity; i++)
            queue.Add(Closed());

        var sequences = Identities(queue).Select(identity => identity.Sequence).ToList();

        Assert.Equal(3UL, sequences[0]);
        Assert.Equal(EventQueue.Capacity, sequences.Count);
    }

    [Fact]
    public void What_was_dropped_stays_dropped_in_the_next_run()
    {
        using (var first = Open("a"))
        {
            for (var i = 0; i < EventQueue.Capacity + 5; i++)
                first.Add(Updated());
        }

        using var second = Open("b");

        Assert.Equal(EventQueue.Capacity, second.Count);
        Assert.Equal(6UL, Identities(second)[0].Sequence);
    }

    [Fact]
    public void A_torn_tail_costs_the_torn_event_only()
    {
        using (var first = Open("a"))
        {
            first.Add(Opened());
            first.Add(Updated());
        }

        using (var file = File.OpenWrite(Queue))
            file.SetLength(file.Length - 5);

        using (var second = Open("b"))
        {
            second.Add(Closed());
            Assert.Equal([("a", 1UL), ("b", 1UL)], Identities(second));
        }

        using var third = Open("c");
        Assert.Equal([("a", 1UL), ("b", 1UL)], Identities(third));
    }

    [Fact]
    public void Damage_in_the_middle_costs_what_it_touches_and_is_told()
    {
        using (var first = Open("a"))
        {
            for (var i = 0; i < 20; i++)
                first.Add(Updated());
        }

        var bytes = File.ReadAllBytes(Queue);
        bytes.AsSpan(bytes.Length / 2, 3).Fill(0xEE);
        File.WriteAllBytes(Queue, bytes);

        using var second = Open("b");

        Assert.Equal(19, second.Count);
        Assert.Contains("damaged", _logged.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_garbage_is_an_empty_queue()
    {
        File.WriteAllBytes(Queue, [.. Enumerable.Range(0, 10_000).Select(static i => (byte)(i * 7))]);

        using var queue = Open();
        queue.Add(Opened());

        Assert.Equal([("a", 1UL)], Identities(queue));
    }

    [Fact]
    public void Without_a_disk_events_wait_in_memory()
    {
        Directory.CreateDirectory(Queue);

        using var queue = Open();
        queue.Add(Opened());

        Assert.NotNull(queue.Read(queue.Next(null)!));
        Assert.Contains("wait in memory", _logged.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_outage_does_not_let_the_file_grow_without_end()
    {
        using var queue = Open();
        for (var i = 0; i < 20_000; i++)
            queue.Add(Updated());

        Assert.Equal(EventQueue.Capacity, queue.Count);
        Assert.InRange(new FileInfo(Queue).Length, 1, 4 << 20);
        Assert.All(Events(queue), message => Assert.Equal(Event.BodyOneofCase.Updated, message.BodyCase));
    }

    private EventQueue Open(string instance = "a") =>
        EventQueue.Open(Queue, instance, new LineLog(_logged, TimeProvider.System));

    private static List<(string Instance, ulong Sequence)> Identities(EventQueue queue) =>
        [.. Events(queue).Select(static message => (message.InstanceId, message.Sequence))];

    private static IEnumerable<Event> Events(EventQueue queue)
    {
        for (var next = queue.Next(null); next is not null; next = queue.Next(next))
            yield return Event.Parser.ParseFrom(queue.Read(next)!);
    }

    private static Event Opened() => new() { Opened = new Observation { Id = "o" } };

    private static Event Updated() =>
        new()
        {
            Updated = new Observation { Id = "o", Cause = new string('x', 100) },
        };

    private static Event Closed() => new() { Closed = new Observation { Id = "o" } };

    private static Event Notice() => new() { Notice = new AgentNotice { Kind = "disk_low" } };
}
