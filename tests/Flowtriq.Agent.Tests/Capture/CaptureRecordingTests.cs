using System.Diagnostics;
using System.Security.Cryptography;
using Flowtriq.Agent.Capture;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Ports;
using Flowtriq.Agent.Reports;
using Flowtriq.Agent.Tests.Kernel;
using Flowtriq.Core;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Tests.Capture;

public sealed class CaptureRecordingTests : IDisposable
{
    private const int FrameLength = 60;
    private static readonly DateTimeOffset Onset = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    private readonly KernelTree _tree = new();
    private readonly PortBoard _ports;

    public CaptureRecordingTests()
    {
        var log = new LineLog(TextWriter.Null, TimeProvider.System);
        var config = new AgentConfig
        {
            ProcRoot = _tree.Proc,
            SysRoot = _tree.Sys,
            Capture = new CaptureConfig { Mode = CaptureMode.Counters },
        };
        _ports = new PortBoard(
            config,
            new DetectionStage(new DetectionOptions(), Guid.CreateVersion7),
            new Notices(log),
            log
        );
    }

    public void Dispose()
    {
        _ports.Dispose();
        _tree.Dispose();
    }

    [Fact]
    public void Holds_what_came_before_the_onset_and_the_attack_and_opens_in_tshark()
    {
        var path = Record(new CaptureConfig { Packets = 3_000 }, before: 600, attack: 5_000);

        Assert.True(CaptureReader.TryOpen(File.ReadAllBytes(path), out var reader, out _));
        var times = new List<long>();
        while (reader.TryRead(out var packet))
        {
            Assert.Equal((FrameLength, "eth0"), (packet.Data.Length, packet.InterfaceName));
            times.Add(packet.Nanoseconds);
        }

        Assert.Null(reader.Error);
        Assert.Equal(3_600, times.Count);
        Assert.Equal(600, times.Count(time => time < Nanoseconds(Onset)));
        Assert.Contains(reader.Section.Comments, comment => comment.Contains("12.500 ms", StringComparison.Ordinal));
        Assert.Contains("1 in 64", reader.Interfaces[0].Filter, StringComparison.Ordinal);
        AssertOpensInTshark(path, 3_600);
    }

    [Fact]
    public void Is_complete_when_the_agent_stops_amid_it()
    {
        _tree.AddInterface("eth0", 2, physical: true, speed: 10_000);
        _tree.DefaultRouteOver("eth0");
        _tree.WriteCounters(("eth0", 500_000, 5_000, 0, 0));
        _ports.Read(TimeSpan.FromHours(1), new TargetMeter(OwnPrefixes.None));

        var path = Record(new CaptureConfig(), before: 600, attack: 4_000, ticks: 1);

        Assert.True(CaptureReader.TryOpen(File.ReadAllBytes(path), out var reader, out _));
        var packets = 0;
        while (reader.TryRead(out _))
            packets++;
        Assert.Equal((4_600, null), (packets, reader.Error));
        Assert.Equal((0, 5_000ul), (reader.Statistics[0].InterfaceIndex, reader.Statistics[0].Received));
    }

    [Fact]
    public void Ends_at_the_size_limit()
    {
        var path = Record(new CaptureConfig { FileBytes = 65_536 }, before: 10, attack: 5_000);

        Assert.InRange(new FileInfo(path).Length, 65_536, 65_536 + 1_024);
    }

    // The disk is a pipe: it takes nothing more until somebody reads.
    [Fact]
    public async Task Tells_what_a_slow_disk_did_not_take_and_the_hash_of_what_it_took()
    {
        const int Attack = 60_000;
        _tree.AddInterface("eth0", 2, physical: true, speed: 10_000);
        _tree.DefaultRouteOver("eth0");
        _tree.WriteCounters(("eth0", 500_000, 5_000, 0, 0));
        _ports.Read(TimeSpan.FromHours(1), new TargetMeter(OwnPrefixes.None));
        var limits = new CaptureConfig { Packets = Attack, FileBytes = 64 << 20 };
        var store = new CaptureStore(_tree.Root, limits, TimeProvider.System);
        var facts = Facts();
        var path = store.PathOf(facts.Id, Onset, null);
        using (var made = Process.Start("mkfifo", path + CaptureStore.UnfinishedExtension))
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        var now = new Moment(TimeSpan.FromHours(1), Onset.AddMilliseconds(150));
        var recording = new CaptureRecording(store, Sample(limits, 10, Attack, 192), facts, limits, now);
        while (recording.Lost < 2_000)
            recording.Advance(now, attackOver: false, _ports);
        var reading = ReadAsync(path + CaptureStore.UnfinishedExtension);
        for (var tick = 0; tick < 1_000 && !recording.IsDone; tick++)
        {
            recording.Advance(now, attackOver: false, _ports);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        var bytes = await reading;

        Assert.Equal((true, null), (recording.IsDone, recording.Fault));
        Assert.True(CaptureReader.TryOpen(bytes, out var reader, out _));
        var gaps = 0ul;
        while (reader.TryRead(out var packet))
            gaps += packet.DropCount ?? 0;
        var statistics = Assert.Single(reader.Statistics);
        Assert.Equal(Attack + 10, reader.PacketCount + recording.Lost);
        Assert.Equal(((ulong)recording.Lost, (ulong)reader.PacketCount), (statistics.Lost, statistics.Delivered));
        Assert.InRange(gaps, 2_000ul, (ulong)recording.Lost);
        Assert.StartsWith($"{recording.Lost} captured packets are not", statistics.Comment, StringComparison.Ordinal);
        var file = recording.Describe();
        Assert.Equal((10, (int)reader.PacketCount), (file.PacketsBefore, file.PacketsTotal));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), file.Sha256);
    }

    private string Record(CaptureConfig limits, int before, int attack, int ticks = 10)
    {
        var sample = Sample(limits, before, attack, FrameLength);
        var facts = Facts();
        var now = new Moment(TimeSpan.FromHours(1), Onset.AddMilliseconds(150));
        var store = new CaptureStore(_tree.Root, limits, TimeProvider.System);
        var recording = new CaptureRecording(store, sample, facts, limits, now);
        for (var tick = 0; tick < ticks; tick++)
            recording.Advance(now, attackOver: ticks > 1, _ports);
        recording.End(now, _ports);
        recording.Wait(TimeSpan.FromSeconds(30));
        Assert.Equal((true, null, 0), (recording.IsDone, recording.Fault, recording.Lost));
        return recording.Describe().Path;
    }

    private static PacketSample Sample(CaptureConfig limits, int before, int attack, int length)
    {
        var ring = new PacketRingOptions { AttackLimit = limits.Packets };
        var sample = new PacketSample(Nanoseconds(Onset), ring);
        var frame = new byte[length];
        for (var index = -before; index < attack; index++)
            sample.TryAdd(
                new SampledPacket(
                    Nanoseconds(Onset) + index * 100_000L,
                    length,
                    64,
                    2,
                    LinkType.Ethernet,
                    Direction.Inbound
                ),
                frame
            );
        return sample;
    }

    private static CaptureFacts Facts() =>
        new()
        {
            Attack = Guid.CreateVersion7(),
            Node = "edge-1",
            Target = null,
            Onset = Onset,
            Detected = Onset.AddMilliseconds(150),
            ClockOffset = TimeSpan.FromMilliseconds(12.5),
            SnapLength = 192,
            Sources = [new CaptureSource(2, "eth0", LinkType.Ethernet, 10_000_000_000, 64, 0, 0)],
        };

    private static async Task<byte[]> ReadAsync(string pipe)
    {
        using var bytes = new MemoryStream();
        await using var file = new FileStream(pipe, FileMode.Open, FileAccess.Read);
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static void AssertOpensInTshark(string path, int packets)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/tshark"), "no tshark");
        var start = new ProcessStartInfo("/usr/bin/tshark", ["-r", path, "-T", "fields", "-e", "frame.number"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var tshark = Process.Start(start)!;
        var lines = tshark.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        tshark.WaitForExit();

        Assert.Equal((0, packets), (tshark.ExitCode, lines.Length));
    }

    private static long Nanoseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks * 100;
}
