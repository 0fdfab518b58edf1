using Flowtriq.Agent.Attacks;
using Flowtriq.Agent.Kernel;
using Flowtriq.Core;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Ports;

/// <summary>
/// Step 2 of the tick: takes every sampled frame, reads its headers once, and hands it to the ring, to the target meter and to the
/// attacks it belongs to. Counts what it saw for the report.
/// </summary>
internal sealed class PacketIntake(PacketRing ring, TargetMeter targets, OpenAttacks attacks)
{
    /// <summary>Counts since the last <see cref="TakeCounts"/>.</summary>
    private IntakeCounts _counts;

    internal void Drain(PortBoard ports, Moment now)
    {
        foreach (var port in ports.All)
        {
            if (port.Tap is not { } tap)
                continue;
            while (tap.TryNext(out var frame))
                Take(port, frame, now);
        }
    }

    /// <summary>The counts since the last call.</summary>
    internal IntakeCounts TakeCounts()
    {
        var taken = _counts;
        _counts = default;
        return taken;
    }

    private void Take(Port port, in TappedFrame frame, Moment now)
    {
        _counts.Sampled++;
        var link = port.About.Facts.Link!.Value;
        var direction = frame.Outgoing ? Direction.Outbound : Direction.Inbound;
        if (!PacketParser.TryParse(frame.Bytes, link, frame.WireLength, out var header, out _))
        {
            _counts.Unparsed++;
            targets.AddOther(direction, frame.Weight);
            return;
        }

        var packet = new SampledPacket(
            frame.UnixNanoseconds != 0 ? frame.UnixNanoseconds : (now.Wall - DateTimeOffset.UnixEpoch).Ticks * 100,
            frame.WireLength,
            (float)frame.Weight,
            port.About.Facts.Index,
            link,
            direction
        );
        _counts.Count(header, frame.Weight);
        ring.Add(packet, frame.Bytes);
        targets.Add(header, packet.Direction, frame.Weight, frame.WireLength);
        attacks.Add(header, packet, frame.Bytes);
    }
}
