using Flowtriq.Agent.Attacks;
using Flowtriq.Core;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Core.Traffic;
using WatchedInterface = Flowtriq.Core.Detection.WatchedInterface;

namespace Flowtriq.Agent.Replay;

/// <summary>
/// The agent's data path over a capture file, on the file's own time: the same detector, target meter and classifier as in
/// <see cref="AgentLoop"/>, fed with every packet instead of a sample.
/// </summary>
internal sealed class ReplayRun
{
    private const long Tick = 100_000_000;
    private const int QuietTicks = 300;
    private static readonly NodeId Node = new("replay");

    private readonly VirtualClock _clock = new();
    private readonly DetectionStage _detection;
    private readonly InterfaceWatch _watch;
    private readonly TargetMeter _targets;
    private readonly PacketRing _ring;
    private readonly OpenAttacks _attacks;
    private readonly Action<Observation> _tell;
    private ulong _packets;
    private ulong _bytes;
    private ulong _packetsBefore;
    private long _tickEnd = Tick;

    internal ReplayRun(DetectionOptions options, OwnPrefixes own, PacketRingOptions ring, Action<Observation> tell)
    {
        _tell = tell;
        // Ids must not depend on the day of the replay: the same file tells the same story.
        var count = 0;
        _detection = new DetectionStage(
            options with
            {
                AssumeQuietStart = true,
            },
            _ => new Guid(++count, 0, 0, new byte[8])
        );
        _watch = _detection.Watch(new WatchedInterface("capture", Direction.Inbound));
        _watch.Read(new CounterReading(0, 0), TimeSpan.Zero);
        _targets = new TargetMeter(own);
        _ring = new PacketRing(ring);
        _attacks = new OpenAttacks(_ring);
    }

    /// <summary>Highest one-second rate of the whole capture.</summary>
    internal TrafficRate Peak { get; private set; }

    /// <summary>Time from the first packet to the last.</summary>
    internal TimeSpan Length => TimeSpan.FromTicks(_clock.Elapsed / 100);

    /// <summary>Time of the latest packet.</summary>
    internal DateTimeOffset Now => _clock.At(_clock.Elapsed).Wall;

    /// <summary>Takes the next packet of the file; one that is not IP counts, but belongs to no target.</summary>
    internal void Take(in CapturedPacket captured, in PacketHeader? parsed)
    {
        _clock.MoveTo(captured.Nanoseconds);
        CatchUp();
        _packets++;
        _bytes += (ulong)captured.WireLength;
        if (parsed is not { } header)
            return;
        var frame = captured.Data.Span;
        var packet = new SampledPacket(
            _clock.UnixNanoseconds,
            captured.WireLength,
            1,
            captured.InterfaceIndex,
            captured.Link,
            Direction.Inbound
        );
        _ring.Add(packet, frame);
        _targets.Add(header, Direction.Inbound, 1, captured.WireLength);
        _attacks.Add(header, packet, frame);
    }

    /// <summary>Lets silence follow the last packet, so that what is open can end.</summary>
    internal void Finish()
    {
        CloseTick();
        for (var tick = 0; tick < QuietTicks && _attacks.All.Count > 0; tick++)
            CloseTick();
    }

    // A gap of hours is bridged once everything has come to rest: its ticks would all be the same.
    private void CatchUp()
    {
        for (var quiet = 0; _tickEnd <= _clock.Elapsed; quiet++)
        {
            if (quiet >= QuietTicks && _attacks.All.Count == 0)
                _tickEnd = Math.Max(_tickEnd, _clock.Elapsed / Tick * Tick);
            CloseTick();
        }
    }

    private void CloseTick()
    {
        var now = _clock.At(_tickEnd);
        _watch.Read(new CounterReading(_packets, _bytes), now.Uptime);
        _targets.Reconcile(Direction.Inbound, _packets - _packetsBefore);
        _packetsBefore = _packets;
        var changes = _detection.Observe(now, _targets);
        for (var index = 0; index < changes.Count; index++)
            Tell(changes[index], now);
        _ring.Advance();
        var second = _watch.Rates.Second;
        Peak = TrafficRate.Of(
            Math.Max(Peak.Packets.Value, second.Packets.Value),
            Math.Max(Peak.Bits.Value, second.Bits.Value)
        );
        _tickEnd += Tick;
    }

    private void Tell(AttackChange change, Moment now) =>
        _tell(
            _attacks
                .Apply(change, now)
                .Describe(
                    change.Kind switch
                    {
                        AttackChangeKind.Opened => ObservationPhase.Opened,
                        AttackChangeKind.Updated => ObservationPhase.Updated,
                        AttackChangeKind.Closed => ObservationPhase.Closed,
                    },
                    Node,
                    now
                )
        );
}
