using Flowtriq.Core.Packets;
using Flowtriq.Lab.Packets;

namespace Flowtriq.Core.Tests.Packets;

/// <summary>Real traffic read twice: by our parser and by Wireshark's.</summary>
public sealed class AgainstTsharkTests
{
    private const int PacketsPerFile = 300;

    private static readonly string[] Columns =
    [
        "ip.src",
        "ip.dst",
        "ipv6.src",
        "ipv6.dst",
        "ip.proto",
        "ip.ttl",
        "tcp.srcport",
        "tcp.dstport",
        "tcp.flags",
        "udp.srcport",
        "udp.dstport",
    ];

    [Fact]
    public async Task Reads_the_same_addresses_ports_and_flags_in_every_real_capture()
    {
        var packets = RealCaptures
            .All()
            .SelectMany(path => CaptureReaderTests.ReadAll(File.ReadAllBytes(path), out _).Take(PacketsPerFile))
            .GroupBy(packet => packet.Link);
        foreach (var group in packets)
        {
            // One file for all captures: starting tshark costs more than the packets do.
            var frames = group.Select(packet => packet.Data.ToArray()).ToArray();
            var capture = new CaptureBuilder { Link = group.Key };
            foreach (var frame in frames)
                capture.Add(TimeSpan.FromMilliseconds(capture.Frames.Count), frame);
            var output = await Wireshark.TsharkAsync(capture.ToPcap(), Arguments);
            Compare(group.Key, frames, output.Split('\n'));
        }
    }

    private static string[] Arguments =>
        [
            "-o",
            "ip.defragment:FALSE",
            "-o",
            "ipv6.defragment:FALSE",
            "-T",
            "fields",
            "-E",
            "occurrence=f",
            .. Columns.SelectMany(column => new[] { "-e", column }),
        ];

    private static void Compare(LinkType link, byte[][] frames, string[] lines)
    {
        for (var i = 0; i < frames.Length; i++)
        {
            var theirs = lines[i].Split('\t');
            if (PacketParser.TryParse(frames[i], link, frames[i].Length, out var header, out var error))
            {
                Assert.Equal($"{i + 1}: {Theirs(theirs, header)}", $"{i + 1}: {Ours(header)}");
                continue;
            }

            // They show the addresses of a header with impossible lengths; we count it as malformed.
            var malformed = error is ParseError.BadIpLength or ParseError.BadIpHeaderLength or ParseError.BadIpVersion;
            Assert.True(malformed || theirs[0].Length + theirs[2].Length == 0, $"packet {i + 1}: {error}");
        }
    }

    private static string Ours(in PacketHeader header) =>
        string.Join(
            ' ',
            header.Source,
            header.Destination,
            header.Source.IsV4 ? (int)header.Protocol : 0,
            header.Source.IsV4 ? header.TimeToLive : 0,
            header.SourcePort,
            header.DestinationPort,
            (int)header.TcpFlags
        );

    /// <summary>What they leave empty, as they do after a header they call bogus, is not compared.</summary>
    private static string Theirs(string[] columns, in PacketHeader header)
    {
        var isV4 = header.Source.IsV4;
        var (source, destination) = header.Protocol == IpProtocol.Tcp ? (6, 7) : (9, 10);
        var hasPorts = header.Protocol is IpProtocol.Tcp or IpProtocol.Udp && !header.IsLaterFragment;
        return string.Join(
            ' ',
            columns[isV4 ? 0 : 2],
            columns[isV4 ? 1 : 3],
            isV4 ? columns[4] : "0",
            isV4 ? columns[5] : "0",
            hasPorts && columns[source].Length > 0 ? columns[source] : $"{header.SourcePort}",
            hasPorts && columns[destination].Length > 0 ? columns[destination] : $"{header.DestinationPort}",
            header.Protocol == IpProtocol.Tcp && columns[8].Length > 0
                ? Convert.ToInt32(columns[8], 16) & 0xFF
                : (int)header.TcpFlags
        );
    }
}
