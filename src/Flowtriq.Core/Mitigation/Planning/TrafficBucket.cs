using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Planning;

/// <summary>Packets that look alike to a FlowSpec rule, and how many of them there are.</summary>
/// <param name="Protocol">IP protocol.</param>
/// <param name="SourcePort">Source port; 0 without ports.</param>
/// <param name="DestinationPort">Destination port; 0 without ports.</param>
/// <param name="Length">IP length in bytes.</param>
/// <param name="Flags">TCP flags.</param>
/// <param name="IcmpType">ICMP or ICMPv6 type; 0 for others.</param>
/// <param name="Part">Whole packet or which fragment.</param>
/// <param name="Packets">Weight in packets, or packets per second: only shares matter.</param>
public readonly record struct TrafficBucket(
    IpProtocol Protocol,
    ushort SourcePort,
    ushort DestinationPort,
    ushort Length,
    TcpFlags Flags,
    byte IcmpType,
    FragmentPart Part,
    double Packets
)
{
    /// <summary>The bucket of one packet.</summary>
    public static TrafficBucket Of(in PacketHeader header, double weight) =>
        new(
            header.Protocol,
            header.SourcePort,
            header.DestinationPort,
            header.IpLength,
            header.TcpFlags,
            header.IcmpType,
            !header.IsFragment ? FragmentPart.Whole
                : header.IsLaterFragment ? FragmentPart.Later
                : FragmentPart.First,
            weight
        );

    /// <summary>True when a rule's components apply to these packets; its prefixes are not looked at.</summary>
    public bool Matches(FlowSpecMatch match)
    {
        foreach (var component in match.Components)
        {
            if (!Matches(component))
                return false;
        }
        return true;
    }

    private bool Matches(FlowSpecComponent component)
    {
        if (
            FlowSpecFieldText.IsTransport(component.Field) && (Part == FragmentPart.Later || !HasField(component.Field))
        )
            return false;
        return component.Field switch
        {
            FlowSpecField.Protocol => FlowSpecEvaluation.Matches(component, (uint)Protocol),
            FlowSpecField.Port => FlowSpecEvaluation.Matches(component, SourcePort)
                || FlowSpecEvaluation.Matches(component, DestinationPort),
            FlowSpecField.DestinationPort => FlowSpecEvaluation.Matches(component, DestinationPort),
            FlowSpecField.SourcePort => FlowSpecEvaluation.Matches(component, SourcePort),
            FlowSpecField.IcmpType => FlowSpecEvaluation.Matches(component, IcmpType),
            FlowSpecField.TcpFlags => FlowSpecEvaluation.Matches(component, (uint)Flags),
            FlowSpecField.PacketLength => FlowSpecEvaluation.Matches(component, Length),
            FlowSpecField.Fragment => FlowSpecEvaluation.Matches(component, (uint)FragmentBits),
            // Not in the bucket: a rule that asks for it is never predicted to match.
            FlowSpecField.IcmpCode or FlowSpecField.Dscp or FlowSpecField.FlowLabel => false,
        };
    }

    private FlowSpecFragments FragmentBits =>
        Part switch
        {
            FragmentPart.Whole => FlowSpecFragments.None,
            FragmentPart.First => FlowSpecFragments.FirstFragment,
            FragmentPart.Later => FlowSpecFragments.IsFragment,
        };

    private bool HasField(FlowSpecField field) =>
        field switch
        {
            FlowSpecField.TcpFlags => Protocol == IpProtocol.Tcp,
            FlowSpecField.IcmpType or FlowSpecField.IcmpCode => Protocol is IpProtocol.Icmp or IpProtocol.IcmpV6,
            _ => Protocol is IpProtocol.Tcp or IpProtocol.Udp,
        };
}
