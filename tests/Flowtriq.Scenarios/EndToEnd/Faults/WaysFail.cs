using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Flowtriq.Lab.Systems;

namespace Flowtriq.Scenarios.EndToEnd.Faults;

/// <summary>Somebody on the way to the server: the agent tells him nothing, goes on, and delivers what waited.</summary>
[Collection(FaultCollection.Name)]
public sealed class WaysFail(FaultStand stand)
{
    private static readonly byte[] Oversize = [0xff, 0xff, 0xff, 0x7f];
    private static readonly byte[] Garbage = [4, 0xff, 0xff, 0xff, 0xff];

    [Fact]
    public async Task A_server_with_a_wrong_certificate_or_wrong_frames_gets_nothing_and_the_right_one_everything()
    {
        const string Target = "203.0.113.91";
        await using var way = new FaultyWay(stand.Server.IngestPort);
        await using var agent = await stand.EnrolAsync("TRU", way.Port);
        agent.Start();
        await stand.ReportsAsync(agent);

        using var stranger = Impostor.Stranger();
        way.Answer(stranger.Says([]));
        await FaultStand.SaysAsync(agent, "not the server the node enrolled with");
        await using var attack = stand.Attack(agent, Target, seconds: 4);
        using var alone = await FaultStand.StatusAsync(agent, "an event that waits", static now => Waiting(now) > 0);
        Assert.Contains("another authority", Refusal(alone), StringComparison.Ordinal);
        Assert.Equal(0, stranger.Heard);

        using var rogue = Impostor.WithAuthority(stand.Server.Data);
        way.Answer(rogue.Says(Oversize));
        await FaultStand.SaysAsync(agent, "the server sent what is no frame (Oversize)");
        way.Answer(rogue.Says(Garbage));
        await FaultStand.SaysAsync(agent, "the server sent what is no frame (Malformed)");

        way.Answer(null);
        var known = await stand.IncidentAsync(agent, $"{Target}/32");
        await stand.EndedAsync(known.Number);
        Assert.Contains("another authority", await stand.NoticeAsync(agent, "server_untrusted"));
        Assert.Contains("is no frame", await stand.NoticeAsync(agent, "server_nonsense"));
        using var after = await FaultStand.StatusAsync(agent, "an empty queue", static now => Waiting(now) == 0);
        Assert.Equal(0, after.RootElement.GetProperty("queue").GetProperty("dropped").GetInt32());
    }

    [Fact]
    public async Task Bytes_changed_or_repeated_on_the_way_end_a_connection_and_change_nothing()
    {
        const string Target = "203.0.113.92";
        await using var way = new FaultyWay(stand.Server.IngestPort);
        await using var agent = await stand.EnrolAsync("GAR", way.Port);
        agent.Start();
        var node = await stand.ReportsAsync(agent);
        await using (stand.Attack(agent, Target, seconds: 3))
            await stand.EndedAsync((await stand.IncidentAsync(agent, $"{Target}/32")).Number);
        var before = await stand.Api.IncidentsAsync();

        var recorded = way.Said;
        await ReplayAsync(recorded);
        way.Garble();
        await FaultStand.SeenAsync("changed bytes", () => Task.FromResult(way.Garbled ? "changed" : null));
        await FaultStand.SaysAsync(agent, "no connection to the server");
        using var back = await FaultStand.StatusAsync(
            agent,
            "a connection after it",
            static now => Refusal(now).Length > 0 && Uplink(now).GetProperty("connected").GetBoolean()
        );

        Assert.Equal(before.Length, (await stand.Api.IncidentsAsync()).Length);
        Assert.Single(await stand.Api.IncidentsAsync(), one => one.Target == $"{Target}/32");
        Assert.NotEqual("offline", (await stand.ReportsAsync(agent)).State);
        var detail = await stand.Api.GetAsync<JsonElement>($"/api/v1/nodes/{node.Id}");
        Assert.Equal(JsonValueKind.Null, detail.GetProperty("cloned").ValueKind);
    }

    // All that the agent said, said again by somebody who has no key: the server ends the handshake.
    private async Task ReplayAsync(byte[] recorded)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, stand.Server.IngestPort);
        await using var wire = new NetworkStream(socket);
        try
        {
            await wire.WriteAsync(recorded);
            socket.Shutdown(SocketShutdown.Send);
            await wire.CopyToAsync(Stream.Null);
        }
        catch (IOException)
        {
            // It hung up, as it should.
        }
    }

    private static string Refusal(JsonDocument status) => Refusal(status.RootElement);

    private static string Refusal(JsonElement status) => Uplink(status).GetProperty("refusal").GetString() ?? "";

    private static JsonElement Uplink(JsonElement status) => status.GetProperty("uplink");

    private static int Waiting(JsonElement status) => status.GetProperty("queue").GetProperty("waiting").GetInt32();
}
