using System.Net;
using System.Net.Sockets;
using Flowtriq.Server.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Flowtriq.Server.Tests.Ingest;

/// <summary>Many agents at once, with real TLS: the work under way stays bounded, and everybody has their turn.</summary>
public sealed class ConnectionStorms
{
    [Fact]
    public async Task Two_hundred_that_come_at_once_are_served_two_at_a_time()
    {
        await using var server = await LiveServer.StartUndecidedAsync(
            new IngestOptions { HandshakesAtOnce = 4, HandshakeWait = TimeSpan.FromMinutes(1) }
        );
        using var agent = new LiveAgent();
        agent.Enroll(server.Port, await server.TokenAsync());

        var all = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => Task.Run(() => RawConnection.OpenAsync(server.Port, agent.State)))
        );

        // One address has half of the places.
        Assert.InRange(server.Services.GetRequiredService<HandshakeGate>().Most, 1, 2);
        Assert.DoesNotContain("handshakes_shed_total 1", server.MetricsText(), StringComparison.Ordinal);
        foreach (var connection in all)
            connection.Dispose();
    }

    [Fact]
    public async Task Connections_that_say_nothing_keep_nobody_out()
    {
        await using var server = await LiveServer.StartUndecidedAsync(new IngestOptions { HandshakesAtOnce = 2 });
        using var agent = new LiveAgent();
        agent.Enroll(server.Port, await server.TokenAsync());
        var silent = Enumerable.Range(0, 50).Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp)).ToArray();
        foreach (var socket in silent)
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));

        using var connection = await RawConnection.GreetedAsync(server.Port, agent.State);

        foreach (var socket in silent)
            socket.Dispose();
    }

    [Fact]
    public async Task One_whose_turn_does_not_come_in_time_is_dropped_and_counted()
    {
        await using var server = await LiveServer.StartUndecidedAsync(
            new IngestOptions { HandshakesAtOnce = 2, HandshakeWait = TimeSpan.FromMilliseconds(200) }
        );
        using var first = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var second = new Socket(SocketType.Stream, ProtocolType.Tcp);
        foreach (var socket in new[] { first, second })
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
            // The beginning of a handshake that never goes on.
            await socket.SendAsync(new byte[] { 0x16, 0x03, 0x01 });
        }

        await Soon.TrueAsync(() =>
            server.MetricsText().Contains("flowtriq_server_handshakes_shed_total 1", StringComparison.Ordinal)
        );
    }
}
