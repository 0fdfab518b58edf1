using Flowtriq.Core;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Attacks;

/// <summary>Freezes the ring where the first packet of an attack stands, so that nothing before the onset is the attack.</summary>
internal static class OnsetSearch
{
    /// <summary>The packets around the attack's beginning, and the attack with its onset on the first of them.</summary>
    internal static (Attack Attack, PacketSample Sample) Freeze(Attack attack, PacketRing ring)
    {
        var estimate = Nanoseconds(attack.Onset.Wall);
        // Outgoing frames are sampled only once something is wrong: the first of them says nothing about the beginning.
        if (attack.Target is not { } target || attack.Direction == Direction.Outbound)
            return (attack, ring.Freeze(estimate));

        var latest = Math.Max(estimate, Nanoseconds(attack.Detected.Wall));
        var onset = Math.Min(SampledOnset.Refine(Times(ring, target, estimate), estimate), latest);
        if (onset == estimate)
            return (attack, ring.Freeze(estimate));
        var shift = TimeSpan.FromTicks((onset - estimate) / 100);
        var moved = new Moment(attack.Onset.Uptime + shift, attack.Onset.Wall + shift);
        return (attack with { Onset = moved }, ring.Freeze(Nanoseconds(moved.Wall)));
    }

    private static long[] Times(PacketRing ring, IpPrefix target, long estimate)
    {
        List<long> times = [];
        ring.Visit(
            estimate - SampledOnset.LookBack,
            (in packet, frame) =>
            {
                if (
                    packet.Direction == Direction.Inbound
                    && PacketParser.TryParse(frame, packet.LinkType, packet.WireLength, out var header, out _)
                    && target.Contains(header.Destination)
                )
                    times.Add(packet.TimestampNanoseconds);
            }
        );
        times.Sort();
        return [.. times];
    }

    private static long Nanoseconds(DateTimeOffset wall) => (wall - DateTimeOffset.UnixEpoch).Ticks * 100;
}
