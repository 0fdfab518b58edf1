using Flowtriq.Core.Classification;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Incidents;

/// <summary>The one line that names an incident.</summary>
public static class IncidentTitle
{
    /// <summary>"UDP amplification", "Outbound UDP flood", "Traffic anomaly" while nothing is known.</summary>
    public static string Of(AttackFamily family, Direction direction)
    {
        var name = Name(family);
        return direction == Direction.Inbound ? name
            : char.IsUpper(name[1]) ? $"Outbound {name}"
            : $"Outbound {char.ToLowerInvariant(name[0])}{name[1..]}";
    }

    private static string Name(AttackFamily family) =>
        family switch
        {
            AttackFamily.Unattributed => "Traffic anomaly",
            AttackFamily.Amplification => "UDP amplification",
            AttackFamily.UdpFlood => "UDP flood",
            AttackFamily.UdpFragment => "UDP fragment flood",
            AttackFamily.SynFlood => "TCP SYN flood",
            AttackFamily.SynAckReflection => "TCP SYN-ACK reflection",
            AttackFamily.AckFlood => "TCP ACK flood",
            AttackFamily.RstFlood => "TCP RST flood",
            AttackFamily.FinFlood => "TCP FIN flood",
            AttackFamily.XmasFlood => "TCP XMAS flood",
            AttackFamily.NullFlood => "TCP NULL flood",
            AttackFamily.IcmpFlood => "ICMP flood",
            AttackFamily.ProtocolFlood => "IP protocol flood",
            AttackFamily.IpFragment => "IP fragment flood",
            AttackFamily.DnsQueryFlood => "DNS query flood",
            AttackFamily.QuicFlood => "QUIC flood",
            AttackFamily.MultiVector => "Multi-vector attack",
        };
}
