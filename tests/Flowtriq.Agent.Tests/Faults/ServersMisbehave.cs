using System.Security.Cryptography.X509Certificates;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Tests.Faults;

/// <summary>The real uplink against servers that break the rules: nothing crashes, no event is lost, the reason is told.</summary>
public sealed class ServersMisbehave : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    private readonly string _state = Directory.CreateTempSubdirectory("flowtriq-rogue-").FullName;
    private readonly StringWriter _written = new();
    private readonly LineLog _log;
    private readonly Authority _authority = new();

    public ServersMisbehave() => _log = new LineLog(TextWriter.Synchronized(_written), TimeProvider.System);

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_state, recursive: true);
    }

    [Theory]
    [InlineData("Oversize", new byte[] { 0xff, 0xff, 0xff, 0x7f })]
    [InlineData("BadLength", new byte[] { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff })]
    [InlineData("Malformed", new byte[] { 4, 0xff, 0xff, 0xff, 0xff })]
    public async Task Bytes_that_are_no_frame_end_the_connection_and_the_next_one_gets_every_event(
        string fault,
        byte[] bytes
    )
    {
        await using var server = new RogueServer(
            Good(),
            peer => peer.SendToTheEndAsync(bytes),
            static peer => peer.ServeAsync()
        );
        using var uplink = Connect(server);
        Notify(uplink, 3);

        await EmptyAsync(uplink);

        Assert.Equal([1, 2, 3], Sorted(server));
        var trouble = Taken().Single();
        Assert.Equal("server_nonsense", trouble.Kind);
        Assert.Contains(fault, trouble.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_of_another_authority_is_told_nothing_and_the_reason_is_told()
    {
        using var other = new Authority();
        await using var server = new RogueServer(
            other.Server(DateTimeOffset.UtcNow.AddDays(1)),
            static peer => peer.ServeAsync()
        );
        using var uplink = Connect(server);
        Notify(uplink, 1);

        await SoonAsync(() => uplink.Status.Connection!.Refusal.Length > 0);

        Assert.Contains(
            "not the server the node enrolled with",
            uplink.Status.Connection!.Refusal,
            StringComparison.Ordinal
        );
        Assert.Equal("server_untrusted", Taken().Single().Kind);
        Assert.Equal((1, false), (uplink.Status.QueuedEvents, uplink.Status.Connected));
        Assert.Empty(server.Events);
    }

    [Fact]
    public async Task A_server_whose_certificate_ran_out_points_at_the_clock()
    {
        await using var server = new RogueServer(
            _authority.Server(DateTimeOffset.UtcNow.AddDays(-1)),
            static peer => peer.ServeAsync()
        );
        using var uplink = Connect(server);

        await SoonAsync(() => uplink.Status.Connection!.Refusal.Length > 0);

        Assert.Contains("check the clock", uplink.Status.Connection!.Refusal, StringComparison.Ordinal);
        Assert.Equal("server_untrusted", Taken().Single().Kind);
    }

    [Fact]
    public async Task An_acknowledgement_of_what_was_never_sent_costs_no_event()
    {
        await using var server = new RogueServer(
            Good(),
            static async peer =>
            {
                await peer.AcknowledgeAsync(await peer.TakeAsync(1), sequence: 1_000);
                await peer.TakeAsync(1);
            },
            static peer => peer.ServeAsync()
        );
        using var uplink = Connect(server);
        Notify(uplink, 1);
        await SoonAsync(() => uplink.Status.QueuedEvents == 0);
        Notify(uplink, 2);

        await EmptyAsync(uplink);

        Assert.Equal([1, 2, 3], Sorted(server));
    }

    [Fact]
    public async Task Replayed_acknowledgements_take_out_nothing_that_waits()
    {
        await using var server = new RogueServer(
            Good(),
            static async peer =>
            {
                var first = await peer.TakeAsync(1);
                await peer.AcknowledgeAsync(first);
                await peer.TakeAsync(2);
                for (var again = 0; again < 5; again++)
                    await peer.AcknowledgeAsync(first);
            },
            static async peer =>
            {
                // A recorded answer of an earlier connection, before anything was sent on this one.
                await peer.SendAsync(
                    new ServerFrame
                    {
                        EventAck = new EventAck { InstanceId = "x", Sequence = 9 },
                    }
                );
                await peer.ServeAsync();
            }
        );
        using var uplink = Connect(server);
        Notify(uplink, 3);

        await EmptyAsync(uplink);

        Assert.Equal([1, 2, 3], Sorted(server));
        Assert.Equal(0UL, uplink.Status.DroppedEvents);
    }

    [Fact]
    public async Task An_event_that_rotted_on_disk_does_not_hold_up_those_behind_it()
    {
        await using var server = new RogueServer(Good(), static peer => peer.ServeAsync());
        _authority.Enrol(_state, server.Port);
        var path = Path.Combine(_state, "events.queue");
        using (var earlier = EventQueue.Open(path, "earlier", _log))
        {
            for (var made = 0; made < 3; made++)
                earlier.Add(
                    new Event
                    {
                        Notice = new AgentNotice { Kind = "k", Text = new string('x', 100) },
                    }
                );
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            {
                file.Position = file.Length / 2;
                file.Write([0xEE, 0xEE, 0xEE]);
            }

            Assert.Null(earlier.Read(earlier.Next(earlier.Next(null))!));
        }

        using var uplink = Connect(server);
        await EmptyAsync(uplink);

        Assert.Equal([1, 3], Sorted(server));
        Assert.Equal("queue_damaged", Taken().Single().Kind);
    }

    private X509Certificate2 Good() => _authority.Server(DateTimeOffset.UtcNow.AddDays(1));

    private ServerUplink Connect(RogueServer server)
    {
        _authority.Enrol(_state, server.Port);
        var identity = NodeIdentity.Load(_state, out var reason);
        Assert.True(identity is not null, reason);
        return new ServerUplink(
            identity,
            HostFacts.Read("/proc").ToHello("ring", 0),
            _state,
            TimeProvider.System,
            _log
        );
    }

    private static void Notify(ServerUplink uplink, int count)
    {
        for (var made = 0; made < count; made++)
            uplink.Offer(new AgentNotice { Kind = "test", Text = "a test" }, At);
    }

    private List<Trouble> Taken()
    {
        var taken = new List<Trouble>();
        while (_log.TryTake(out var trouble))
            taken.Add(trouble);
        return taken;
    }

    private static IEnumerable<ulong> Sorted(RogueServer server)
    {
        lock (server.Events)
            return [.. server.Events.Distinct().Order()];
    }

    private Task EmptyAsync(ServerUplink uplink) => SoonAsync(() => uplink.Status.QueuedEvents == 0);

    private async Task SoonAsync(Func<bool> holds)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (holds())
                return;
            await Task.Delay(50);
        }

        Assert.Fail("It did not happen within 15 seconds. " + _written);
    }
}
