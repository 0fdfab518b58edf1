using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Server.Captures;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Evidence;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Pipeline;
using Flowtriq.Server.Tests.Running;
using Google.Protobuf;

namespace Flowtriq.Server.Tests.Captures;

/// <summary>What a capture says of itself and what became of it, for reports and for the console.</summary>
public sealed class EvidenceIsRead
{
    [Fact]
    public async Task With_clock_sampling_and_drops_as_the_node_wrote_them()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.CaptureAsync(TimeProvider.System.GetUtcNow());

        var item = Assert.Single(await server.Get<IEvidence>().OfAsync(new IncidentId(1), default));

        Assert.Equal((id, "edge-1", 20L, 10L), (item.Capture, item.NodeName, item.Packets, item.PacketsBefore));
        Assert.Equal((-12.5, "ftagent 9.9.9", null), (item.ClockOffsetMilliseconds, item.Program, item.Fault));
        Assert.True(item.Intact);
        Assert.Equal(item.AnnouncedSha256, item.Sha256);
        var from = Assert.Single(item.Interfaces);
        Assert.Equal((5_000L, 3L), (from.Received, from.Dropped));
        Assert.Contains("1 in 64", from.Filter, StringComparison.Ordinal);
        Assert.Equal(19, (item.Last!.Value - item.First!.Value).TotalMilliseconds);
    }

    [Fact]
    public async Task And_of_an_incident_nobody_knows_there_is_none()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.Empty(await server.Get<IEvidence>().OfAsync(new IncidentId(77), default));
    }

    [Fact]
    public async Task With_a_mark_when_something_else_arrived_than_was_announced()
    {
        await using var server = await RunningServer.StartAsync();
        var node = server.AddNode("edge-1");
        var seen = Seen.By(node, TimeProvider.System.GetUtcNow());
        await ObservationsBecomeIncidents.AcceptAsync(server, 1, seen);
        var id = Guid.CreateVersion7();
        var chunk = Kept.Chunk(id, seen, Kept.File(seen));
        chunk.Sha256 = ByteString.CopyFrom(new byte[32]);

        var ack = await server.Get<CaptureInbox>().AcceptAsync(node, chunk, default);

        Assert.True(ack.Complete);
        Assert.Contains("is not the file that was announced", ack.Refusal, StringComparison.Ordinal);
        Assert.True(File.Exists(server.Get<CaptureFiles>().PathOf(id)));
        Assert.Equal("capture_altered", Assert.Single(server.Get<NodeNotices>().Recent(node, 10)).Kind);
        using var reader = await server.BrowserAsync(Role.ReadOnly);
        var shown = await reader.OkAsync(HttpMethod.Get, $"/captures/{id}");
        Assert.False(shown.GetProperty("asAnnounced").GetBoolean());
        Assert.Equal(new string('0', 64), shown.GetProperty("announcedSha256").GetString());
        Assert.False(Assert.Single(await server.Get<IEvidence>().OfAsync(new IncidentId(1), default)).Intact);
    }

    [Fact]
    public async Task With_a_mark_when_the_file_changed_on_this_server()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.CaptureAsync(TimeProvider.System.GetUtcNow());
        var path = server.Get<CaptureFiles>().PathOf(id);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        using var reader = await server.BrowserAsync(Role.ReadOnly);

        var changed = (await reader.OkAsync(HttpMethod.Get, "/incidents/1/evidence"))[0];
        Assert.False(changed.GetProperty("intact").GetBoolean());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), changed.GetProperty("sha256").GetString());

        File.Delete(path);
        var gone = (await reader.OkAsync(HttpMethod.Get, "/incidents/1/evidence"))[0];
        Assert.Equal("the file is not there", gone.GetProperty("fault").GetString());
        Assert.False(gone.GetProperty("intact").GetBoolean());
    }

    [Fact]
    public async Task In_statistics_that_count_what_a_filter_leaves()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.CaptureAsync(TimeProvider.System.GetUtcNow());
        using var reader = await server.BrowserAsync(Role.ReadOnly);

        var all = await reader.OkAsync(HttpMethod.Get, $"/captures/{id}/statistics?filter=before");

        Assert.Equal((20, 10), (all.GetProperty("total").GetInt32(), all.GetProperty("matching").GetInt32()));
        Assert.Equal(
            ["UDP 10", $"{Kept.Attacker} 10", $"{Kept.Victim} 10", "64 10"],
            new[] { "protocols", "sources", "destinations", "timesToLive" }.Select(list =>
                $"{all.GetProperty(list)[0].GetProperty("name").GetString()} {all.GetProperty(list)[0].GetProperty("packets")}"
            )
        );
        Assert.StartsWith(
            "filter: ",
            (
                await reader.RefusedAsync(
                    HttpStatusCode.BadRequest,
                    HttpMethod.Get,
                    $"/captures/{id}/statistics?filter=port%20x"
                )
            )[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task As_a_copy_without_payload_and_without_the_customer()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.CaptureAsync(TimeProvider.System.GetUtcNow());
        using var analyst = await server.BrowserAsync(Role.Analyst);
        using var reader = await server.BrowserAsync(Role.ReadOnly);

        var copy = await analyst.GetByteArrayAsync($"/api/v1/captures/{id}/file/redacted");

        Assert.True(copy.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Kept.Payload)) < 0);
        Assert.True(copy.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Kept.Victim)) < 0);
        Assert.True(copy.AsSpan().IndexOf(new byte[] { 192, 0, 2, 7 }) < 0);
        Assert.True(copy.AsSpan().IndexOf(new byte[] { 10, 0, 0, 1 }) >= 0);
        Assert.True(CaptureReader.TryOpen(copy, out var packets, out _));
        while (packets.TryRead(out _)) { }
        Assert.Equal((20L, null), (packets.PacketCount, packets.Error));
        Assert.Equal(copy, await analyst.GetByteArrayAsync($"/api/v1/captures/{id}/file/redacted"));
        using var refused = await reader.GetAsync($"/api/v1/captures/{id}/file/redacted");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Without_payload_by_who_may_only_read()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.CaptureAsync(TimeProvider.System.GetUtcNow());
        using var reader = await server.BrowserAsync(Role.ReadOnly);

        var packet = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/captures/{id}/packets/12");

        // Ethernet, IPv4 and UDP are 42 bytes; the payload begins there.
        Assert.Equal(42 * 2, packet.GetProperty("hex").GetString()!.Length);
        Assert.Equal(
            "User Datagram Protocol",
            packet.GetProperty("layers").EnumerateArray().Last().GetProperty("name").GetString()
        );
        Assert.DoesNotContain(
            Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Kept.Payload)),
            packet.ToString(),
            StringComparison.Ordinal
        );
    }
}
