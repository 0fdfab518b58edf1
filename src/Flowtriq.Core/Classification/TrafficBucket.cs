using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Classification;

/// <summary>Packets that look alike to a filter, and how many of them there are.</summary>
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
}
