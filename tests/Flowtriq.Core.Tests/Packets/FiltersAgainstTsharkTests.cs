using System.Globalization;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Dissection;
using Flowtriq.Core.Packets.Filters;
using Flowtriq.Lab.Packets;

namespace Flowtriq.Core.Tests.Packets;

/// <summary>
/// The viewer's filters and Wireshark's display filters select as many packets of real captures, and as many bytes. Wireshark
/// also looks into what ICMP errors quote and tunnels carry, the viewer's filter means the outer packet; those are left out.
/// </summary>
public sealed class FiltersAgainstTsharkTests
{
    private const int PacketsPerFile = 300;

    private static readonly (string Ours, string Theirs)[] Filters =
    [
        ("tcp and not ip6", "ip.proto == 6 && ip.version == 4"),
        ("udp and ip", "ip.proto == 17"),
        ("udp and port 53", "udp.port == 53"),
        ("tcp and sport 443", "tcp.srcport == 443"),
        ("udp and dport 1024-65535", "udp.dstport >= 1024"),
        ("ip and host 10.10.10.10", "ip.addr == 10.10.10.10"),
        ("src 192.168.0.0/16", "ip.src == 192.168.0.0/16"),
        ("dst 10.0.0.0/8", "ip.dst == 10.0.0.0/8"),
        ("len > 500", "frame.len > 500"),
        ("len <= 60", "frame.len <= 60"),
        ("ip and ttl < 64", "ip.ttl < 64"),
        ("flags S", "tcp.flags & 0xff == 0x02"),
        ("flags +A and not flags +S", "tcp.flags.ack == 1 && tcp.flags.syn == 0"),
        ("flags R or flags RA", "(tcp.flags & 0xff == 0x04 || tcp.flags & 0xff == 0x14)"),
        ("ip and frag", "(ip.flags.mf == 1 || ip.frag_offset > 0)"),
    ];

    [Fact]
    public async Task Select_the_same_packets()
    {
        var captures = RealCaptures
            .All()
            .Where(path =>
                !path.Contains("fuzz", StringComparison.Ordinal)
                && !path.Contains("malformed", StringComparison.Ordinal)
            )
            .SelectMany(path => CaptureReaderTests.ReadAll(File.ReadAllBytes(path), out _).Take(PacketsPerFile))
            .Where(packet => packet.Link == LinkType.Ethernet)
            .ToList();
        var file = new CaptureBuilder();
        foreach (var packet in captures.Where(packet => IsPlain(Line(packet.Data.ToArray()).Header)))
            file.Add(TimeSpan.FromMilliseconds(file.Frames.Count), packet.Data.ToArray());

        var theirs = await CountsAsync(file.ToPcap());

        var lines = file.Frames.Select(frame => Line(frame.Frame)).ToList();
        for (var index = 0; index < Filters.Length; index++)
        {
            Assert.True(PacketFilter.TryParse(Filters[index].Ours, out var filter, out var error), error);
            var ours = lines.Where(line => filter.Matches(line.Header, line.Summary, isBeforeOnset: false)).ToList();
            Assert.Equal(
                $"{Filters[index].Ours}: {theirs[index].Packets} packets, {theirs[index].Bytes} bytes",
                $"{Filters[index].Ours}: {ours.Count} packets, {ours.Sum(line => line.Summary.Length)} bytes"
            );
            Assert.NotEmpty(ours);
        }
    }

    /// <summary>Packets and bytes of each filter, in one pass of theirs.</summary>
    private static async Task<(long Packets, long Bytes)[]> CountsAsync(byte[] capture)
    {
        var output = await Wireshark.TsharkAsync(
            capture,
            "-q",
            "-o",
            "ip.defragment:FALSE",
            "-o",
            "ipv6.defragment:FALSE",
            "-z",
            "io,stat,0," + string.Join(',', Filters.Select(filter => filter.Theirs))
        );
        var row = output.Split('\n').Single(line => line.Contains("<>", StringComparison.Ordinal));
        var numbers = row.Split('|', StringSplitOptions.TrimEntries)[2..^1];
        return [.. numbers.Chunk(2).Select(pair => (Number(pair[0]), Number(pair[1])))];
    }

    private static bool IsPlain(in PacketHeader header) =>
        header.Protocol
            is not (IpProtocol.Icmp or IpProtocol.IcmpV6 or IpProtocol.Gre or IpProtocol.Ipv6 or IpProtocol.IpIp)
        && header is not { Protocol: IpProtocol.Udp, DestinationPort: 4789 or 2152 or 2123 }
        && header is not { Protocol: IpProtocol.Udp, SourcePort: 4789 or 2152 or 2123 };

    private static (PacketHeader Header, PacketSummary Summary) Line(byte[] frame)
    {
        // What is no IP has a header without addresses, which no filter of these takes.
        _ = PacketParser.TryParse(frame, LinkType.Ethernet, frame.Length, out var header, out _);
        return (header, PacketDissector.Summarise(frame, LinkType.Ethernet, frame.Length));
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
