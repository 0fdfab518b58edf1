using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Dissection;
using Flowtriq.Core.Packets.Statistics;
using Flowtriq.Lab.Packets;

namespace Flowtriq.Core.Tests.Packets;

public sealed class PacketTallyTests
{
    private static readonly byte[] Arp = Convert.FromHexString(
        "ffffffffffff020000000001080600010800060400010200000000010a0000010000000000000a000002"
    );

    [Fact]
    public void Counts_what_packets_have_in_common()
    {
        var tally = new PacketTally();
        Add(tally, Frames.V4(PacketBuilder.Ethernet()).Tcp(443, 51_822, TcpFlags.Syn | TcpFlags.Ack).Build());
        Add(tally, Frames.V4(PacketBuilder.Ethernet()).Tcp(443, 51_822, TcpFlags.Syn).Payload(500).Build());
        Add(tally, Frames.V4(PacketBuilder.Ethernet()).Tcp(443, 51_822, TcpFlags.Syn).Payload(500).Build());
        Add(tally, Frames.V6(PacketBuilder.Ethernet()).Udp(1_000, 2_000).Payload(10).Build());
        Add(tally, Arp);

        Assert.Equal(5, tally.Packets);
        Assert.Equal(["TCP 3", "ARP 1", "UDP 1"], Rows(tally.Protocols));
        Assert.Equal(["SYN 2", "SYN, ACK 1"], Rows(tally.Flags));
        Assert.Equal(["64 4"], Rows(tally.TimesToLive));
        Assert.Equal(["0–63 2", "64–127 1", "512–1023 2"], Rows(tally.Sizes));
        Assert.Equal([$"{Frames.Source} 3", "02:00:00:00:00:01 1"], Rows(tally.Sources(2)));
        Assert.Equal((3, 3), (tally.SourceCount, tally.DestinationCount));
        Assert.Equal(tally.Bytes, tally.Protocols.Sum(row => row.Bytes));
        Assert.Equal(tally.Bytes, tally.Sizes.Sum(row => row.Bytes));
    }

    private static IEnumerable<string> Rows(IReadOnlyList<TallyRow> rows) =>
        rows.Select(row => $"{row.Name} {row.Packets}");

    private static void Add(PacketTally tally, byte[] frame)
    {
        _ = PacketParser.TryParse(frame, LinkType.Ethernet, frame.Length, out var header, out _);
        tally.Add(header, PacketDissector.Summarise(frame, LinkType.Ethernet, frame.Length));
    }
}
