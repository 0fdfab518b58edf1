using System.Globalization;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Classification;

/// <summary>Turns the difference of two windows into a picture.</summary>
internal sealed class ExcessPicture(TrafficWindow before, TrafficWindow during, double ratio)
{
    private const double SmallestShare = 0.01;
    private const double MainPort = 0.5;
    private const double Majority = 0.5;
    private const int SourcesShown = 10;

    internal AttackPicture Describe()
    {
        var excess = Significant();
        var packets = excess.Sum(e => e.Packets);
        if (packets <= 0)
            return AttackPicture.Unattributed;

        var bytes = excess.Sum(e => e.Bytes);
        var fragments = FamilyOfUdpFragments(excess);
        var vectors = excess
            .Select(e => Vector(e, packets, bytes, fragments))
            .Where(v => v.PacketShare >= SmallestShare || v.ByteShare >= SmallestShare)
            .OrderByDescending(v => v.PacketShare)
            .ToList();
        var sources = during.Sources.Without(before.Sources);
        var sampled = excess.Sum(e => e.Samples);
        return new AttackPicture(
            Family(vectors),
            vectors,
            Confidence(vectors),
            sources.Estimate(sampled / packets, packets),
            Spoofed(excess, packets, sources),
            TopSources(packets),
            (int)Math.Round(sampled),
            false,
            0
        );
    }

    /// <summary>The classes that grew beyond noise; all that grew when none did so clearly.</summary>
    private List<VectorExcess> Significant()
    {
        var grown = new List<VectorExcess>();
        for (var kind = 0; kind < during.Tallies.Length; kind++)
        {
            var excess = VectorExcess.Of(kind, during.Tallies[kind], before.Tallies[kind], ratio);
            if (excess.Packets > 0)
                grown.Add(excess);
        }

        var clear = grown.FindAll(e => e.Significant);
        return clear.Count > 0 ? clear : grown;
    }

    private AttackVector Vector(VectorExcess excess, double packets, double bytes, AttackFamily fragments)
    {
        var kind = VectorKinds.All[excess.Kind];
        var port = MainPortOf(excess, out var portShare);
        var name =
            kind.Port == PortRole.Protocol && port is { } number
                ? string.Create(CultureInfo.InvariantCulture, $"{kind.Name} ({ProtocolName((IpProtocol)number)})")
                : kind.Name;
        return new AttackVector(
            name,
            excess.Kind == VectorKinds.UdpFragment ? fragments : kind.Family,
            kind.Port == PortRole.Protocol && port is { } protocol ? (IpProtocol)protocol : kind.Protocol,
            kind.Port == PortRole.Protocol ? null : port,
            excess.Packets / packets,
            bytes > 0 ? Math.Clamp(excess.Bytes / bytes, 0, 1) : 0,
            excess.Bytes / excess.Packets,
            during.Signatures[excess.Kind].Describe(),
            Confidence(excess, kind, portShare)
        );
    }

    private static string ProtocolName(IpProtocol protocol) =>
        protocol switch
        {
            IpProtocol.Icmp => "ICMP",
            IpProtocol.Tcp => "TCP",
            IpProtocol.IcmpV6 => "ICMPv6",
            IpProtocol.Gre => "GRE",
            IpProtocol.Esp => "ESP",
            IpProtocol.Sctp => "SCTP",
            _ => ((byte)protocol).ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>The number that most of the excess carries; null when none does.</summary>
    private ushort? MainPortOf(VectorExcess excess, out double share)
    {
        share = 0;
        if (during.Ports(excess.Kind) is not { } ports)
            return null;
        var best = 0;
        for (var i = 0; i < ports.Count; i++)
        {
            var earlier = before.Ports(excess.Kind)?.WeightOf(ports.Key(i)) ?? 0;
            var grown = (ports.Guaranteed(i) - (ratio * earlier)) / excess.Packets;
            if (grown > share)
                (share, best) = (grown, ports.Key(i));
        }

        share = Math.Min(1, share);
        return share >= MainPort ? (ushort)best : null;
    }

    /// <summary>See <see cref="AttackVector"/> for its meaning.</summary>
    private static double Confidence(VectorExcess excess, VectorKind kind, double portShare)
    {
        var signature =
            excess.Kind < AmplificationProtocols.All.Length
            && AmplificationProtocols.All[excess.Kind].Signature is not null;
        if (signature && excess.Readable > 0)
            return Wilson.LowerBound(
                excess.Signed / excess.Readable,
                excess.Samples * excess.Readable / excess.Packets
            );
        // A UDP flood has no pattern but its ports: all to one, or to none in particular.
        var share =
            kind.Family == AttackFamily.UdpFlood ? Math.Max(portShare, 1 - portShare) : excess.Typical / excess.Packets;
        return Wilson.LowerBound(share, excess.Samples);
    }

    /// <summary>
    /// Later fragments carry no ports. They belong to the family that sent most first fragments, unless they outnumber those by more
    /// than one datagram of 64 kB can be cut into.
    /// </summary>
    private static AttackFamily FamilyOfUdpFragments(List<VectorExcess> excess)
    {
        const int MostPerDatagram = 45;
        var later = excess.Find(e => e.Kind == VectorKinds.UdpFragment).Packets;
        var first = excess
            .Where(e => VectorKinds.All[e.Kind].Protocol == IpProtocol.Udp)
            .OrderByDescending(e => e.FirstFragments)
            .FirstOrDefault();
        return first.FirstFragments > 0 && later <= MostPerDatagram * first.FirstFragments
            ? VectorKinds.All[first.Kind].Family
            : AttackFamily.UdpFragment;
    }

    /// <summary>The family with more than half of the attack, packets and bytes weighing the same.</summary>
    private static AttackFamily Family(List<AttackVector> vectors)
    {
        var families = vectors
            .GroupBy(v => v.Family)
            .Select(g => (Family: g.Key, Weight: g.Sum(v => v.PacketShare + v.ByteShare)))
            .OrderByDescending(f => f.Weight)
            .ToList();
        return families.Count == 0 ? AttackFamily.Unattributed
            : families[0].Weight >= Majority * families.Sum(f => f.Weight) ? families[0].Family
            : AttackFamily.MultiVector;
    }

    private static double Confidence(List<AttackVector> vectors)
    {
        var shares = vectors.Sum(v => v.PacketShare);
        return shares > 0 ? Math.Clamp(vectors.Sum(v => v.PacketShare * v.Confidence) / shares, 0, 1) : 0;
    }

    /// <summary>Reflectors answer with their own address; only what comes straight from the attacker can be forged.</summary>
    private double? Spoofed(List<VectorExcess> excess, double packets, SourceStatistics sources)
    {
        const double Mostly = 0.8;
        var direct =
            excess.Where(e => VectorKinds.All[e.Kind].Direct && !IsReflected(e, excess)).Sum(e => e.Packets) / packets;
        if (direct <= 1 - Mostly)
            return 0;
        return direct >= Mostly ? during.Spoofing.Estimate(before.Spoofing, ratio, sources) * direct : null;
    }

    private static bool IsReflected(VectorExcess excess, List<VectorExcess> all) =>
        excess.Kind == VectorKinds.UdpFragment && FamilyOfUdpFragments(all) == AttackFamily.Amplification;

    private List<SourceShare> TopSources(double packets)
    {
        var shares = new List<SourceShare>();
        for (var i = 0; i < during.TopSources.Count; i++)
        {
            var source = during.TopSources.Key(i);
            var grown = during.TopSources.Guaranteed(i) - (ratio * before.TopSources.WeightOf(source));
            if (grown > 0)
                shares.Add(new SourceShare(source, Math.Min(1, grown / packets)));
        }

        return [.. shares.OrderByDescending(s => s.PacketShare).Take(SourcesShown)];
    }
}
