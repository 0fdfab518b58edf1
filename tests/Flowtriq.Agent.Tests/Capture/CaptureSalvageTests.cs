using System.Buffers;
using Flowtriq.Agent.Capture;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.State;
using Flowtriq.Agent.Tests.Loop;
using Flowtriq.Agent.Tests.Protocol;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;

namespace Flowtriq.Agent.Tests.Capture;

public sealed class CaptureSalvageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ftagent-").FullName;
    private readonly RecordingUplink _uplink = new();
    private readonly Observation _attack = Observations.Any(ObservationPhase.Updated) with
    {
        Capture = Guid.CreateVersion7(),
        Onset = DateTimeOffset.UnixEpoch.AddSeconds(4),
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Cuts_the_torn_end_and_hands_the_capture_over()
    {
        var store = new CaptureStore(_folder, new CaptureConfig(), TimeProvider.System);
        var path = store.PathOf(_attack.Capture!.Value, _attack.Onset, _attack.Target);
        File.WriteAllBytes(path + CaptureStore.UnfinishedExtension, Packets(10)[..^9]);

        Salvage(store);

        var capture = Assert.Single(_uplink.Captures);
        Assert.Equal((_attack.Capture, _attack.Id, path), (capture.Id, capture.Observation, capture.Path));
        Assert.Equal((4, 9, new FileInfo(path).Length), (capture.PacketsBefore, capture.PacketsTotal, capture.Length));
        Assert.True(CaptureReader.TryOpen(File.ReadAllBytes(path), out var reader, out _));
        while (reader.TryRead(out _)) { }
        Assert.Equal((9, null), (reader.PacketCount, reader.Error));
        Assert.Single(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public void Keeps_the_capture_of_an_attack_nobody_knows_and_removes_what_holds_no_packet()
    {
        File.WriteAllBytes(Path.Combine(_folder, "a.pcapng.part"), Packets(3));
        File.WriteAllBytes(Path.Combine(_folder, "b.pcapng.part"), Packets(0));
        File.WriteAllBytes(Path.Combine(_folder, "c.pcapng.part"), []);

        Salvage(new CaptureStore(_folder, new CaptureConfig(), TimeProvider.System));

        Assert.Empty(_uplink.Captures);
        Assert.Equal(["a.pcapng"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
    }

    private void Salvage(CaptureStore store) =>
        new CaptureSalvage(store, new LineLog(TextWriter.Null, TimeProvider.System)).Run(
            new AgentState([], [_attack]),
            _uplink
        );

    // One packet a second from the epoch on.
    private static byte[] Packets(int count)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new PcapNgWriter(buffer);
        writer.WriteSection(new CaptureSection { Application = "test" });
        var number = writer.WriteInterface(new CaptureInterface { Link = LinkType.Ethernet, Name = "eth0" });
        for (var index = 0; index < count; index++)
            writer.WritePacket(number, index * 1_000_000_000L, new byte[60], 60, null);
        return buffer.WrittenSpan.ToArray();
    }
}
