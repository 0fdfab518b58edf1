using System.Security.Cryptography;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;
using Flowtriq.Server.Captures;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace Flowtriq.Server.Tests.Ingest;

public sealed class CaptureTests
{
    [Fact]
    public async Task A_capture_arrives_as_it_was_written()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        var capture = Write(agent, 300_001);

        agent.Uplink.Offer(capture);

        var files = server.Services.GetRequiredService<CaptureFiles>();
        await Soon.TrueAsync(() => File.Exists(files.PathOf(capture.Id)), () => agent.Log);
        Assert.Equal(
            SHA256.HashData(File.ReadAllBytes(capture.Path)),
            SHA256.HashData(File.ReadAllBytes(files.PathOf(capture.Id)))
        );
    }

    [Fact]
    public async Task A_transfer_goes_on_where_it_stopped_over_restarts_of_both_ends()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        agent.Stop();
        var capture = Write(agent, 200_000);
        var bytes = File.ReadAllBytes(capture.Path);
        using (var raw = await RawConnection.GreetedAsync(server.Port, agent.State))
        {
            var half = new CaptureChunk
            {
                CaptureId = capture.Id.ToString(),
                Data = ByteString.CopyFrom(bytes, 0, 60_000),
            };
            await raw.SendAsync(new AgentFrame { Capture = half });
            Assert.Equal(60_000UL, (await raw.ReadAsync())!.CaptureAck.Received);
        }

        await server.StopAsync();
        agent.Start();
        agent.Uplink.Offer(capture);
        agent.Stop();
        await server.StartAgainAsync();
        agent.Start();

        var files = server.Services.GetRequiredService<CaptureFiles>();
        await Soon.TrueAsync(() => File.Exists(files.PathOf(capture.Id)), () => agent.Log);
        Assert.Equal(bytes, File.ReadAllBytes(files.PathOf(capture.Id)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-70_001)]
    [InlineData(5)]
    public async Task A_file_that_changed_after_it_was_written_is_kept_and_marked(int longer)
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        var capture = Write(agent, 200_000);
        var written = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(capture.Path)));
        await using (var file = new FileStream(capture.Path, FileMode.Open))
        {
            file.SetLength(200_000 + longer);
            file.Position = 1_000;
            file.Write("changed"u8);
        }

        agent.Uplink.Offer(capture);

        var store = server.Services.GetRequiredService<CaptureStore>();
        await Soon.TrueAsync(() => store.Find(capture.Id) is not null, () => agent.Log);
        var row = store.Find(capture.Id)!;
        Assert.Equal((written, 200_000L + longer), (row.AnnouncedSha256, row.Size));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(capture.Path))), row.Sha256);
        await Soon.TrueAsync(() => agent.Log.Contains("is not the file that was announced", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_overtakes_a_capture()
    {
        await using var server = await LiveServer.StartUndecidedAsync();
        using var agent = await LiveAgent.ConnectedAsync(server);
        var capture = Write(agent, 48_000_000);
        agent.Uplink.Offer(capture);
        agent.Uplink.Offer(Samples.Observation(), DateTimeOffset.UnixEpoch);

        await Soon.TrueAsync(() => server.Sequences(agent.Node).Count == 1);

        Assert.False(File.Exists(server.Services.GetRequiredService<CaptureFiles>().PathOf(capture.Id)));
    }

    private static CaptureFile Write(LiveAgent agent, int length)
    {
        var path = Path.Combine(agent.State, $"{Guid.NewGuid():N}.pcapng");
        File.WriteAllBytes(path, RandomNumberGenerator.GetBytes(length));
        return new CaptureFile(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            path,
            length,
            500,
            900,
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
            DateTimeOffset.UnixEpoch
        );
    }
}
