using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Flowtriq.Protocol;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Tests.Running;
using Google.Protobuf;

namespace Flowtriq.Server.Tests.Captures;

public sealed class CapturesApiTests
{
    private const string Secret = "payload-nobody-may-see";
    private static readonly Guid Id = Guid.Parse("0198a000-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset Onset = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Packets_are_listed_around_the_onset_and_filtered()
    {
        await using var server = await WithCaptureAsync();
        using var browser = await server.BrowserAsync(Role.Analyst);
        var all = await browser.GetFromJsonAsync<JsonElement>($"/api/v1/captures/{Id}/packets");
        Assert.Equal(20, all.GetProperty("total").GetInt32());
        Assert.Equal(11, all.GetProperty("firstAttack").GetInt32());
        var first = all.GetProperty("items")[0];
        Assert.Equal(-1, first.GetProperty("offsetSeconds").GetDouble());
        Assert.True(first.GetProperty("before").GetBoolean());

        var before = await browser.GetFromJsonAsync<JsonElement>(
            $"/api/v1/captures/{Id}/packets?filter=before&limit=3&offset=8"
        );
        Assert.Equal(10, before.GetProperty("matching").GetInt32());
        Assert.Equal(
            [9, 10],
            before.GetProperty("items").EnumerateArray().Select(static p => p.GetProperty("number").GetInt32())
        );
    }

    [Fact]
    public async Task A_wrong_filter_is_explained()
    {
        await using var server = await WithCaptureAsync();
        using var browser = await server.BrowserAsync(Role.Analyst);
        using var answer = await browser.GetAsync($"/api/v1/captures/{Id}/packets?filter=port%20x");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.NotEmpty(problem.GetProperty("errors").GetProperty("filter")[0].GetString()!);
    }

    [Fact]
    public async Task An_analyst_sees_layers_and_bytes_and_gets_the_untouched_file()
    {
        await using var server = await WithCaptureAsync();
        using var browser = await server.BrowserAsync(Role.Analyst);
        var packet = await browser.GetFromJsonAsync<JsonElement>($"/api/v1/captures/{Id}/packets/12");
        Assert.Contains(
            Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Secret)),
            packet.GetProperty("hex").GetString(),
            StringComparison.Ordinal
        );
        Assert.True(packet.GetProperty("layers").GetArrayLength() >= 3);
        Assert.Equal(File(), await browser.GetByteArrayAsync($"/api/v1/captures/{Id}/file"));
    }

    [Fact]
    public async Task Read_only_sees_the_list_but_no_payload_anywhere()
    {
        await using var server = await WithCaptureAsync();
        using var browser = await server.BrowserAsync(Role.ReadOnly);
        var list = await browser.GetStringAsync($"/api/v1/captures/{Id}/packets");
        Assert.Contains("192.0.2.7", list, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, list, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/api/v1/captures/{Id}/file")).StatusCode);
    }

    [Fact]
    public async Task A_file_is_taken_once_and_not_without_its_hash()
    {
        await using var server = await RunningServer.StartAsync();
        var node = server.AddNode("edge-1");
        var inbox = server.Get<CaptureInbox>();
        var without = Chunk(File());
        without.Sha256 = ByteString.Empty;
        Assert.NotEqual("", (await inbox.AcceptAsync(node, without, default)).Refusal);
        var ack = await inbox.AcceptAsync(node, Chunk(File()), default);
        Assert.True(ack.Complete);
        Assert.Equal("", ack.Refusal);
        Assert.True((await inbox.AcceptAsync(node, Chunk(File()), default)).Complete);
    }

    private static async Task<RunningServer> WithCaptureAsync()
    {
        var server = await RunningServer.StartAsync();
        var ack = await server.Get<CaptureInbox>().AcceptAsync(server.AddNode("edge-1"), Chunk(File()), default);
        Assert.True(ack.Complete, ack.Refusal);
        return server;
    }

    private static CaptureChunk Chunk(byte[] file) =>
        new()
        {
            CaptureId = Id.ToString(),
            ObservationId = Guid.NewGuid().ToString(),
            Data = ByteString.CopyFrom(file),
            Last = true,
            Sha256 = ByteString.CopyFrom(SHA256.HashData(file)),
            Total = (ulong)file.Length,
            PacketsTotal = 20,
            PacketsBefore = 10,
            OnsetUnixUs = UnixMicroseconds.From(Onset),
        };

    /// <summary>Twenty UDP packets, ten a second before the onset.</summary>
    private static byte[] File()
    {
        var payload = Encoding.ASCII.GetBytes(Secret);
        var packet = new byte[28 + payload.Length];
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        packet[8] = 64;
        packet[9] = 17;
        new byte[] { 10, 0, 0, 1, 192, 0, 2, 7 }.CopyTo(packet, 12);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(20), 4000);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(22), 4001);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(24), (ushort)(8 + payload.Length));
        payload.CopyTo(packet, 28);

        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        foreach (var word in new uint[] { 0xA1B2C3D4, 0x00040002, 0, 0, 65_535, 101 })
            writer.Write(word);
        for (var i = 0; i < 20; i++)
        {
            var at = Onset.AddSeconds(i < 10 ? -1 : 0).AddMilliseconds(i < 10 ? i : i - 10);
            writer.Write((uint)at.ToUnixTimeSeconds());
            writer.Write((uint)(at.Millisecond * 1000));
            writer.Write((uint)packet.Length);
            writer.Write((uint)packet.Length);
            writer.Write(packet);
        }

        return file.ToArray();
    }
}
