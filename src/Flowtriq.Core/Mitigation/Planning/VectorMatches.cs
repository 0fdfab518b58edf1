using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Planning;

/// <summary>The narrowest match that the headers of a vector allow, by its family.</summary>
internal static class VectorMatches
{
    private const TcpFlags EveryFlag =
        TcpFlags.Fin | TcpFlags.Syn | TcpFlags.Rst | TcpFlags.Psh | TcpFlags.Ack | TcpFlags.Urg;

    /// <summary>The match of one vector that is not an amplification; null when none would be safe.</summary>
    internal static RuleCandidate? Of(IpPrefix target, AttackVector vector)
    {
        var match = FlowSpecMatch.To(target);
        return vector.Family switch
        {
            AttackFamily.UdpFlood => Make(
                vector,
                Port(Udp(match), FlowSpecField.DestinationPort, vector),
                vector.Port is null
            ),
            AttackFamily.DnsQueryFlood => Make(vector, Udp(match).With(Destination(53)), spare: true),
            AttackFamily.QuicFlood => Make(vector, Udp(match).With(Destination(443)), spare: true),
            AttackFamily.UdpFragment => Make(vector, Fragments(match, IpProtocol.Udp), spare: false),
            AttackFamily.IpFragment => Number(vector) is { } number
                ? Make(vector, Fragments(match, number), false)
                : null,
            AttackFamily.SynFlood => Tcp(match, vector, TcpFlags.Syn, TcpFlags.Ack, spare: true),
            AttackFamily.SynAckReflection => Tcp(match, vector, TcpFlags.Syn | TcpFlags.Ack, TcpFlags.None),
            AttackFamily.AckFlood => Tcp(match, vector, TcpFlags.Ack, TcpFlags.Syn | TcpFlags.Rst, spare: true),
            AttackFamily.RstFlood => Tcp(match, vector, TcpFlags.Rst, TcpFlags.None),
            AttackFamily.FinFlood => Tcp(match, vector, TcpFlags.Fin, TcpFlags.None, spare: true),
            AttackFamily.XmasFlood => Tcp(match, vector, TcpFlags.Fin | TcpFlags.Psh | TcpFlags.Urg, TcpFlags.None),
            AttackFamily.NullFlood => Tcp(match, vector, TcpFlags.None, EveryFlag),
            AttackFamily.IcmpFlood => Make(vector, Icmp(match, vector), spare: false),
            AttackFamily.ProtocolFlood => Number(vector) is { } number
                ? Make(vector, match.With(Protocol(number)), spare: false)
                : null,
            AttackFamily.Amplification or AttackFamily.Unattributed or AttackFamily.MultiVector => null,
        };
    }

    /// <summary>UDP from these source ports.</summary>
    internal static FlowSpecMatch Reflection(IpPrefix target, ReadOnlySpan<uint> ports) =>
        Udp(FlowSpecMatch.To(target)).With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, ports));

    /// <summary>The fragments of a protocol that carry no ports.</summary>
    internal static FlowSpecMatch Fragments(FlowSpecMatch match, IpProtocol protocol) =>
        match.With(Protocol(protocol)).With(FlowSpecComponent.Fragment(FlowSpecFragments.IsFragment));

    private static RuleCandidate Make(AttackVector vector, FlowSpecMatch match, bool spare) =>
        new(match, vector.Name, vector.PacketShare, spare);

    private static RuleCandidate? Tcp(
        FlowSpecMatch match,
        AttackVector vector,
        TcpFlags set,
        TcpFlags clear,
        bool spare = false
    )
    {
        // A rule that could take a BGP or control session down would be refused; what is left out here costs nothing.
        if (vector.Port is { } port && ProtectedPorts.All.Contains(port))
            return null;
        var side =
            vector.Family == AttackFamily.SynAckReflection ? FlowSpecField.SourcePort : FlowSpecField.DestinationPort;
        var limited = match
            .With(Protocol(IpProtocol.Tcp))
            .With(ProtectedPorts.Except(FlowSpecField.SourcePort))
            .With(ProtectedPorts.Except(FlowSpecField.DestinationPort))
            .With(FlowSpecComponent.TcpFlags(set, clear));
        return Make(vector, Port(limited, side, vector), spare);
    }

    private static FlowSpecMatch Udp(FlowSpecMatch match) => match.With(Protocol(IpProtocol.Udp));

    private static FlowSpecMatch Port(FlowSpecMatch match, FlowSpecField field, AttackVector vector) =>
        vector.Port is { } port ? match.With(FlowSpecComponent.AnyOf(field, port)) : match;

    private static FlowSpecMatch Icmp(FlowSpecMatch match, AttackVector vector)
    {
        var v6 = vector.Protocol == IpProtocol.IcmpV6;
        // The classifier's names of the ICMP kinds end in what the type means (RFC 792, RFC 4443).
        uint? type = vector.Name switch
        {
            var name when name.EndsWith("echo request", StringComparison.Ordinal) => v6 ? 128u : 8u,
            var name when name.EndsWith("echo reply", StringComparison.Ordinal) => v6 ? 129u : 0u,
            var name when name.EndsWith("unreachable", StringComparison.Ordinal) => v6 ? 1u : 3u,
            var name when name.EndsWith("time exceeded", StringComparison.Ordinal) => v6 ? 3u : 11u,
            _ => null,
        };
        var limited = match.With(Protocol(vector.Protocol));
        return type is { } known ? limited.With(FlowSpecComponent.AnyOf(FlowSpecField.IcmpType, known)) : limited;
    }

    private static IpProtocol? Number(AttackVector vector) => vector.Protocol == default ? null : vector.Protocol;

    private static FlowSpecComponent Protocol(IpProtocol protocol) =>
        FlowSpecComponent.AnyOf(FlowSpecField.Protocol, (uint)protocol);

    private static FlowSpecComponent Destination(uint port) =>
        FlowSpecComponent.AnyOf(FlowSpecField.DestinationPort, port);
}
