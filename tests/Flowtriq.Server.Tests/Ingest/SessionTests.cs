using System.Net;
using System.Net.Sockets;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Ingest;
using Flowtriq.Server.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Flowtriq.Server.Tests.Ingest;

public sealed class SessionTests
{
    [Fact]
    public async Task A_report_becomes_the_nodes_live_state()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);

        agent.Uplink.Offer(new Report { QueuedEvents = 7 });

        var live = server.Services.GetRequiredService<LiveNodes>();
        await Soon.TrueAsync(() => live.Find(agent.Node)?.Last?.Report.QueuedEvents == 7);
        Assert.Equal("ring", server.Nodes.Current.Find(agent.Node)!.CaptureMode);
    }

    [Fact]
    public async Task An_event_is_acknowledged_and_leaves_the_queue()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);

        agent.Uplink.Offer(Samples.Observation(), DateTimeOffset.UnixEpoch);
        agent.Uplink.Offer(new AgentNotice { Kind = "disk_low", Text = "1 MB left" }, DateTimeOffset.UnixEpoch);

        await Soon.TrueAsync(() => agent.Uplink.Status.QueuedEvents == 0, () => agent.Log);
        Assert.Equal([1, 2], server.Sequences(agent.Node));
    }

    [Fact]
    public async Task A_server_restarted_in_mid_stream_loses_no_event_and_takes_none_twice()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        var id = Guid.CreateVersion7();
        const int Each = 100;

        OfferUpdates(agent, id, Each);
        await server.StopAsync();
        OfferUpdates(agent, id, Each);
        await server.StartAgainAsync();
        OfferUpdates(agent, id, Each);

        await Soon.TrueAsync(() => agent.Uplink.Status.QueuedEvents == 0, () => agent.Log);
        Assert.Equal(Enumerable.Range(1, 3 * Each).Select(i => (long)i), server.Sequences(agent.Node));
        Assert.Equal(0UL, agent.Uplink.Status.DroppedEvents);
    }

    [Fact]
    public async Task Events_of_an_agent_that_was_restarted_without_a_server_arrive_in_the_end()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        await server.StopAsync();
        OfferUpdates(agent, Guid.CreateVersion7(), 3);
        agent.Stop();
        agent.Start();
        OfferUpdates(agent, Guid.CreateVersion7(), 2);
        Assert.Equal(5, agent.Uplink.Status.QueuedEvents);

        await server.StartAgainAsync();

        await Soon.TrueAsync(() => agent.Uplink.Status.QueuedEvents == 0, () => agent.Log);
        Assert.Equal([1, 2, 3, 1, 2], server.Sequences(agent.Node));
    }

    [Fact]
    public async Task An_observation_that_cannot_be_is_counted_and_does_not_block_the_next()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        agent.Stop();
        using var raw = await RawConnection.GreetedAsync(server.Port, agent.State);

        var broken = ObservationCodec.Encode(Samples.Observation());
        broken.Pps = double.NaN;
        await raw.SendAsync(
            new AgentFrame
            {
                Event = new Event
                {
                    InstanceId = "raw",
                    Sequence = 1,
                    Opened = broken,
                },
            }
        );

        var ack = await raw.ReadAsync();
        Assert.Equal(1UL, ack!.EventAck.Sequence);
        Assert.Contains(
            "flowtriq_server_observations_rejected_total{reason=\"Rate\"} 1",
            server.MetricsText(),
            StringComparison.Ordinal
        );
        Assert.Empty(server.Sequences(agent.Node));
    }

    [Fact]
    public async Task The_clock_offset_is_measured()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);

        await Soon.TrueAsync(() => agent.Uplink.Status.ClockOffset is not null);

        // Both ends read the same clock: what is left is the round trip.
        Assert.InRange(agent.Uplink.Status.ClockOffset!.Value.TotalMilliseconds, -500, 500);
    }

    [Fact]
    public async Task A_newer_connection_of_the_same_node_takes_over_and_a_clone_is_noticed()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        agent.Stop();
        using var older = await RawConnection.GreetedAsync(server.Port, agent.State, "machine-1");

        using var newer = await RawConnection.GreetedAsync(server.Port, agent.State, "machine-2");

        Assert.Equal(RefusalCodes.Replaced, (await older.ReadAsync())!.Refusal.Code);
        // Counted when the newer one is let in, which the older one hears of first.
        await Soon.TrueAsync(() =>
            server.MetricsText().Contains("flowtriq_server_cloned_nodes_total 1", StringComparison.Ordinal)
        );
        Assert.Single(server.Services.GetRequiredService<AgentSessions>().Connected);
        var notices = server.Services.GetRequiredService<NodeNotices>();
        await Soon.TrueAsync(() => notices.Recent(agent.Node, 10) is [{ Kind: NodeNotice.ClonedNode }]);

        await server.StopAsync();
        await server.StartAgainAsync();

        var kept = server.Services.GetRequiredService<NodeClones>().Of(agent.Node);
        Assert.Equal(("machine-1", "machine-2"), (kept?.One.Machine, kept?.Other.Machine));
    }

    [Fact]
    public async Task A_frame_that_is_too_long_ends_the_connection_with_a_refusal()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        agent.Stop();
        using var raw = await RawConnection.GreetedAsync(server.Port, agent.State);

        await raw.SendBytesAsync([0xff, 0xff, 0xff, 0x7f]);

        Assert.Equal(RefusalCodes.BadFrame, (await raw.ReadAsync())!.Refusal.Code);
        Assert.Null(await raw.ReadAsync());
        Assert.Contains("frames_rejected_total{reason=\"Oversize\"} 1", server.MetricsText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_without_a_certificate_may_only_enrol()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var raw = await RawConnection.OpenAsync(server.Port, state: null);

        await raw.SendAsync(new AgentFrame { Hello = new Hello { ProtocolVersion = 1 } });

        Assert.Equal(RefusalCodes.BadFrame, (await raw.ReadAsync())!.Refusal.Code);
    }

    [Fact]
    public async Task Garbage_before_TLS_is_counted_and_disturbs_nobody()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        using (var socket = new Socket(SocketType.Stream, ProtocolType.Tcp))
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
            await socket.SendAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
            var buffer = new byte[256];
            while (await socket.ReceiveAsync(buffer) > 0) { }
        }

        await Soon.TrueAsync(() =>
            server.MetricsText().Contains("flowtriq_server_handshakes_failed_total 1", StringComparison.Ordinal)
        );
        Assert.True(agent.Uplink.Status.Connected);
    }

    [Fact]
    public async Task A_peer_that_does_not_read_is_dropped()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        agent.Stop();
        using var raw = await RawConnection.GreetedAsync(server.Port, agent.State);
        var sessions = server.Services.GetRequiredService<AgentSessions>();
        var config = new ServerFrame
        {
            Config = new SignedAgentConfig { Payload = Google.Protobuf.ByteString.CopyFrom(new byte[500_000]) },
        };

        await Soon.TrueAsync(() => !sessions.TrySend(agent.Node, config) || sessions.Connected.IsEmpty);

        await Soon.TrueAsync(() => sessions.Connected.IsEmpty);
        Assert.Contains("flowtriq_server_slow_readers_total 1", server.MetricsText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_session_is_ended()
    {
        await using var server = await LiveServer.StartUndecidedAsync(
            new IngestOptions { IdleTimeout = TimeSpan.FromMilliseconds(300) }
        );
        using var agent = await LiveAgent.ConnectedAsync(server);
        agent.Stop();
        using var raw = await RawConnection.GreetedAsync(server.Port, agent.State);

        Assert.Equal(RefusalCodes.Idle, (await raw.ReadAsync())!.Refusal.Code);
    }

    [Fact]
    public async Task What_the_server_sends_reaches_the_loop()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        var sessions = server.Services.GetRequiredService<AgentSessions>();

        Assert.True(
            sessions.TrySend(
                agent.Node,
                new ServerFrame
                {
                    Command = new Command { Id = "c1", Reload = new() },
                }
            )
        );

        ServerFrame? taken = null;
        await Soon.TrueAsync(() => agent.Uplink.TryTake(out taken));
        Assert.Equal("c1", taken!.Command.Id);
    }

    private static void OfferUpdates(LiveAgent agent, Guid id, int count)
    {
        for (var i = 0; i < count; i++)
            agent.Uplink.Offer(Samples.Observation(ObservationPhase.Updated, id), DateTimeOffset.UnixEpoch);
    }
}
