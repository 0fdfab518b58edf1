using System.Collections.Frozen;
using System.Collections.Immutable;
using Flowtriq.Core.Classification.Payloads;

namespace Flowtriq.Core.Classification;

/// <summary>
/// The reflectors this software knows by name. One row is one protocol: to add one, add a row, and a signature in
/// <c>Payloads</c> if its responses have a fixed form.
/// </summary>
public static class AmplificationProtocols
{
    private const string Cisa = "CISA TA14-017A, UDP-based amplification attacks";
    private const string Shadowserver = "Shadowserver open-service reports";

    /// <summary>Every row. Where two rows share a port, the first whose signature matches wins.</summary>
    public static ImmutableArray<AmplificationProtocol> All { get; } =
    [
        new("DNS amplification", [53], 200, 1500, DnsPayload.Response, Cisa + "; RFC 1035 §4.1"),
        new("NTP amplification", [123], 200, 500, NtpPayload.Control, Cisa + "; CVE-2013-5211"),
        new("CLDAP amplification", [389], 200, 1500, BerPayload.SearchResult, Cisa + "; RFC 4511 §4.5.2"),
        new("Memcached amplification", [11211], 200, 1500, TextPayload.Memcached, Cisa + "; memcached protocol.txt"),
        new("SSDP amplification", [1900], 150, 700, TextPayload.HttpOk, Cisa + "; UPnP Device Architecture 1.1 §1.3.3"),
        new("SNMP amplification", [161], 50, 1500, BerPayload.SnmpResponse, Cisa + "; RFC 3416 §4.2"),
        new("Chargen amplification", [19], 100, 1500, TextPayload.Chargen, Cisa + "; RFC 864"),
        new("QOTD amplification", [17], 60, 700, TextPayload.Printable, Cisa + "; RFC 865"),
        new("RIPv1 amplification", [520], 100, 532, BinaryPayload.RipV1, Cisa + "; RFC 1058 §3.1"),
        new("Portmap amplification", [111], 60, 1500, BinaryPayload.RpcReply, Cisa + "; RFC 5531 §9"),
        new("NetBIOS amplification", [137], 90, 1500, DnsPayload.NetBios, Cisa + "; RFC 1002 §4.2.18"),
        new("mDNS amplification", [5353], 80, 1500, DnsPayload.Multicast, Cisa + "; RFC 6762 §18"),
        new("TFTP amplification", [69], 60, 1500, BinaryPayload.Tftp, Cisa + "; RFC 1350 §5"),
        new("BitTorrent amplification", [6881], 60, 1500, TextPayload.BitTorrent, Cisa + "; BEP 5, BEP 29"),
        new("Kad amplification", [4672], 60, 1500, BinaryPayload.Kad, Cisa),
        new("Quake amplification", [27960], 100, 1500, GamePayload.Quake, Cisa),
        new("Steam amplification", [27015], 60, 1500, GamePayload.Source, Cisa + "; Valve server queries"),
        new("WS-Discovery amplification", [3702], 300, 1500, TextPayload.Soap, Cisa + "; WS-Discovery 1.1 §5.3"),
        new("CoAP amplification", [5683], 60, 1500, BinaryPayload.Coap, "RFC 7252 §3, §11.3"),
        new("ARD amplification", [3283], 60, 1100, null, "NETSCOUT ARMS advisory, 2019"),
        new("Jenkins amplification", [33848], 100, 700, TextPayload.Jenkins, "CVE-2020-2100"),
        new("Ubiquiti amplification", [10001], 100, 400, BinaryPayload.Ubiquiti, Shadowserver),
        new("IPMI amplification", [623], 50, 100, BinaryPayload.Rmcp, "DMTF ASF 2.0 §3.2.2"),
        new("MSSQL amplification", [1434], 80, 700, TextPayload.SqlBrowser, "MC-SQLR §2.2.5"),
        new("OpenVPN reflection", [1194], 42, 200, BinaryPayload.OpenVpn, "OpenVPN wire protocol, hard reset"),
        new("DTLS amplification", [443, 3391, 4433], 60, 1500, BinaryPayload.Dtls, "RFC 6347 §4.2.1")
        {
            SignatureRequired = true,
        },
        new("QUIC reflection", [443], 60, 1500, QuicPayload.LongHeader, "RFC 9000 §8.1, §17.2")
        {
            SignatureRequired = true,
        },
        new("SIP amplification", [5060], 200, 1500, TextPayload.Sip, "RFC 3261 §7.2"),
        new("STUN reflection", [3478], 60, 200, BinaryPayload.Stun, "RFC 8489 §5"),
        new("BACnet amplification", [47808], 45, 600, BinaryPayload.Bacnet, "ASHRAE 135 annex J"),
        new(
            "IPsec reflection",
            [500, 4500],
            60,
            1500,
            IkePayload.Message,
            "RFC 2408 §3.1; RFC 3948 §2.2; RFC 7296 §3.1"
        ),
        new(
            "DVR amplification",
            [37810],
            100,
            1500,
            BinaryPayload.DahuaDiscovery,
            "NETSCOUT DHDiscover advisory, 2020"
        ),
        new("SADP amplification", [37020], 200, 1500, TextPayload.Xml, Shadowserver),
        new("Plex amplification", [32410, 32412, 32414], 80, 400, TextPayload.HttpOk, "NETSCOUT PMSSDP advisory, 2021"),
        new("Citrix amplification", [1604], 60, 1500, null, "Citrix ICA browser service"),
        new("Digiman amplification", [2362], 60, 300, TextPayload.Digi, "Digi ADDP"),
        new("Lantronix amplification", [30718], 60, 200, BinaryPayload.Lantronix, Shadowserver),
        new("VxWorks amplification", [17185], 60, 400, BinaryPayload.RpcReply, "CERT VU#362332"),
        new("FiveM amplification", [30120], 60, 1500, GamePayload.Quake, "CitizenFX server queries"),
        new("TeamSpeak reflection", [9987], 45, 600, TextPayload.TeamSpeak, "TeamSpeak 3 init protocol"),
        new("SLP amplification", [427], 60, 1500, BinaryPayload.Slp, "CVE-2023-29552; RFC 2608 §8"),
        new("Minecraft amplification", [19132], 60, 400, GamePayload.RakNet, "RakNet unconnected pong"),
        new("XDMCP amplification", [177], 50, 300, BinaryPayload.Xdmcp, Shadowserver),
        new("NAT-PMP amplification", [5351], 40, 60, BinaryPayload.NatPmp, "RFC 6886 §3"),
        new("L2TP reflection", [1701], 60, 300, BinaryPayload.L2tp, "RFC 2661 §3.1"),
        new("Sentinel amplification", [5093], 60, 1500, null, Shadowserver),
        new("Crestron amplification", [41794], 200, 500, null, Shadowserver),
        new("MiCollab amplification", [10074], 60, 1500, null, "CVE-2022-26143"),
    ];

    private static readonly FrozenDictionary<ushort, int[]> ByPort = All.SelectMany(
            (row, index) => row.Ports.Select(port => (port, index))
        )
        .GroupBy(pair => pair.port)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.index).ToArray());

    /// <summary>Finds the row of a UDP packet by its source port and, where the row asks for it, its payload.</summary>
    /// <param name="sourcePort">UDP source port.</param>
    /// <param name="payload">As much of the UDP payload as is at hand; may be empty.</param>
    /// <param name="match">What the payload showed.</param>
    /// <returns>Index into <see cref="All"/>, or -1.</returns>
    public static int Find(ushort sourcePort, ReadOnlySpan<byte> payload, out PayloadMatch match)
    {
        match = PayloadMatch.None;
        if (!ByPort.TryGetValue(sourcePort, out var rows))
            return -1;
        var fallback = -1;
        foreach (var row in rows)
        {
            var protocol = All[row];
            match = payload.IsEmpty || protocol.Signature is null ? PayloadMatch.None : protocol.Signature(payload);
            if (match.Found)
                return row;
            if (!protocol.SignatureRequired && fallback < 0)
                fallback = row;
        }

        return fallback;
    }
}
