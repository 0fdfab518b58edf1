using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Protocol;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Metrics;

/// <summary>What counters would have shown of a real capture, second by second.</summary>
/// <param name="Packets">Packets of the second.</param>
/// <param name="Bytes">Their bytes on the wire.</param>
/// <param name="Tcp">How many of the packets were TCP.</param>
/// <param name="Udp">How many were UDP.</param>
/// <param name="Icmp">How many were ICMP.</param>
internal sealed record RecordedSeconds(long Packets, long Bytes, long Tcp, long Udp, long Icmp)
{
    /// <summary>Of a browser, of a port scan, and of two attacks, one after the other; empty where there are no captures.</summary>
    internal static List<RecordedSeconds> All() =>
        Folder() is { } folder
            ?
            [
                .. new[]
                {
                    "benign/443-firefox.pcap",
                    "benign/synscan.pcap",
                    "attack/amp.dns.RRSIG.fragmented.pcap",
                    "attack/pkt.TCP.synflood.spoofed.pcap",
                }.SelectMany(file => Of(File.ReadAllBytes(Path.Combine(folder, file)))),
            ]
            : [];

    /// <summary>The report of a node that these packets came in to.</summary>
    internal Report At(DateTimeOffset now)
    {
        var report = NodeReports.At(now, Packets);
        report.Interfaces[0].Inbound.Bps = Bytes * 8;
        var whole = (double)Math.Max(Packets, 1);
        report.Mix = new ProtocolMix
        {
            Tcp = Tcp / whole,
            Udp = Udp / whole,
            Icmp = Icmp / whole,
            Other = (Packets - Tcp - Udp - Icmp) / whole,
        };
        return report;
    }

    private static IEnumerable<RecordedSeconds> Of(byte[] file)
    {
        Assert.True(CaptureReader.TryOpen(file, out var reader, out _));
        var seconds = new SortedDictionary<long, RecordedSeconds>();
        while (reader.TryRead(out var packet))
        {
            var second = packet.Nanoseconds / 1_000_000_000;
            var known = seconds.GetValueOrDefault(second) ?? new RecordedSeconds(0, 0, 0, 0, 0);
            var protocol = PacketParser.TryParse(
                packet.Data.Span,
                packet.Link,
                packet.WireLength,
                out var header,
                out _
            )
                ? header.Protocol
                : (IpProtocol?)null;
            seconds[second] = new(
                known.Packets + 1,
                known.Bytes + packet.WireLength,
                known.Tcp + (protocol == IpProtocol.Tcp ? 1 : 0),
                known.Udp + (protocol == IpProtocol.Udp ? 1 : 0),
                known.Icmp + (protocol == IpProtocol.Icmp ? 1 : 0)
            );
        }

        for (var second = seconds.Keys.First(); second <= seconds.Keys.Last(); second++)
            yield return seconds.GetValueOrDefault(second) ?? new RecordedSeconds(0, 0, 0, 0, 0);
    }

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("FLOWTRIQ_CAPTURES") is { Length: > 0 } given)
            return Directory.Exists(given) ? given : null;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var captures = Path.Combine(at.FullName, "..", "shared", "captures");
            if (File.Exists(Path.Combine(at.FullName, "Flowtriq.slnx")))
                return Directory.Exists(captures) ? captures : null;
        }

        return null;
    }
}
