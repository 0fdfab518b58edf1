namespace Flowtriq.Core.Classification;

/// <summary>The text forms of <see cref="AttackFamily"/> used in events, the API and on the command line.</summary>
public static class AttackFamilies
{
    /// <summary>Stable snake-case text: "syn_flood".</summary>
    public static string Text(this AttackFamily family) =>
        family switch
        {
            AttackFamily.Unattributed => "unattributed",
            AttackFamily.Amplification => "amplification",
            AttackFamily.UdpFlood => "udp_flood",
            AttackFamily.UdpFragment => "udp_fragment",
            AttackFamily.SynFlood => "syn_flood",
            AttackFamily.SynAckReflection => "syn_ack_reflection",
            AttackFamily.AckFlood => "ack_flood",
            AttackFamily.RstFlood => "rst_flood",
            AttackFamily.FinFlood => "fin_flood",
            AttackFamily.XmasFlood => "xmas_flood",
            AttackFamily.NullFlood => "null_flood",
            AttackFamily.IcmpFlood => "icmp_flood",
            AttackFamily.ProtocolFlood => "protocol_flood",
            AttackFamily.IpFragment => "ip_fragment",
            AttackFamily.DnsQueryFlood => "dns_query_flood",
            AttackFamily.QuicFlood => "quic_flood",
            AttackFamily.MultiVector => "multi_vector",
        };

    /// <summary>Reads the text form; false for any other word.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out AttackFamily family)
    {
        foreach (var candidate in Enum.GetValues<AttackFamily>())
        {
            if (text.SequenceEqual(candidate.Text()))
            {
                family = candidate;
                return true;
            }
        }

        family = AttackFamily.Unattributed;
        return false;
    }
}
