using Flowtriq.Core;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Core.Traffic;
using Flowtriq.Scenarios.EndToEnd;

namespace Flowtriq.Scenarios.Timelines;

/// <summary>A node without saved state that starts while the recorded ordinary traffic passes.</summary>
public sealed class FreshNodeOnCaptures
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly DetectionStage stage = new(new DetectionOptions(), Guid.CreateVersion7);
    private readonly TargetMeter meter = new(OwnPrefixes.None);
    private readonly List<AttackChange> changes = [];
    private InterfaceWatch? watch;
    private CounterReading counters;
    private ulong told;

    [Fact]
    public void Each_capture_as_it_was_recorded_raises_nothing()
    {
        foreach (var file in SharedCaptures.Benign())
        {
            var packets = Packets(file).Where(one => one.At > 0).OrderBy(one => one.At).ToList();
            if (packets.Count == 0 || packets[^1].At - packets[0].At > 3_600e9)
                continue;
            var node = new FreshNodeOnCaptures();
            node.Run(packets.Select(one => (one.Header, one.Length, (one.At - packets[0].At) / 1e9)));
            Assert.True(node.changes.Count == 0, Path.GetFileName(file));
        }
    }

    [Theory]
    [InlineData(6_000)]
    [InlineData(20_000)]
    public void All_of_them_in_turn_at_a_constant_rate_raise_nothing(int pps)
    {
        var packets = SharedCaptures.Benign().SelectMany(Packets).ToList();
        Run(
            Enumerable
                .Range(0, pps * 45)
                .Select(number => (packets[number % packets.Count], number))
                .Select(one => (one.Item1.Header, one.Item1.Length, one.number / (double)pps))
        );
        Assert.Empty(changes.Select(change => change.Attack.Reason.Text));
    }

    private static IEnumerable<(long At, int Length, PacketHeader? Header)> Packets(string file)
    {
        if (!CaptureReader.TryOpen(File.ReadAllBytes(file), out var reader, out _))
            yield break;
        while (reader.TryRead(out var packet))
        {
            var parsed = PacketParser.TryParse(packet.Data.Span, packet.Link, packet.WireLength, out var header, out _);
            yield return (packet.Nanoseconds, packet.WireLength, parsed ? header : null);
        }
    }

    private void Run(IEnumerable<(PacketHeader? Header, int Length, double At)> packets)
    {
        watch = stage.Watch(new WatchedInterface("eth0", Direction.Inbound));
        watch.Read(counters, TimeSpan.Zero);
        var tick = 1;
        foreach (var (header, length, at) in packets)
        {
            for (; at >= tick * 0.1; tick++)
                Close(tick * 0.1);
            counters = counters with { Packets = counters.Packets + 1, Bytes = counters.Bytes + (ulong)length };
            if (header is { } known)
                meter.Add(known, Direction.Inbound, 1, length);
            else
                meter.AddOther(Direction.Inbound, 1);
        }

        Close(tick * 0.1);
    }

    private void Close(double at)
    {
        var now = new Moment(TimeSpan.FromSeconds(at), Begin.AddSeconds(at));
        watch!.Read(counters, now.Uptime);
        meter.Reconcile(Direction.Inbound, counters.Packets - told);
        told = counters.Packets;
        changes.AddRange(stage.Observe(now, meter));
    }
}
