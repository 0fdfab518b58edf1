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
        var sample = ring.Freeze(estimate);
        // Outgoing frames are sampled only once something is wrong: the first of them says nothing about the beginning.
        if (attack.Target is not { } target || attack.Direction == Direction.Outbound)
            return (attack, sample);

        var latest = Math.Max(estimate, Nanoseconds(attack.Detected.Wall));
        var onset = Math.Min(SampledOnset.Refine(Times(sample, target), estimate), latest);
        if (onset == estimate)
            return (attack, sample);
        var shift = TimeSpan.FromTicks((onset - estimate) / 100);
        var moved = new Moment(attack.Onset.Uptime + shift, attack.Onset.Wall + shift);
        return (attack with { Onset = moved }, ring.Freeze(Nanoseconds(moved.Wall)));
    }

    private static long[] Times(PacketSample sample, IpPrefix target)
    {
        var earliest = sample.OnsetNanoseconds - SampledOnset.LookBack;
        List<long> times = [];
        for (var index = 0; index < sample.Count; index++)
        {
            ref readonly var packet = ref sample[index];
            if (
                packet.TimestampNanoseconds >= earliest
                && packet.Direction == Direction.Inbound
                && PacketParser.TryParse(sample.Frame(index), packet.LinkType, packet.WireLength, out var header, out _)
                && target.Contains(header.Destination)
            )
                times.Add(packet.TimestampNanoseconds);
        }

        return [.. times];
    }

    private static long Nanoseconds(DateTimeOffset wall) => (wall - DateTimeOffset.UnixEpoch).Ticks * 100;
}
