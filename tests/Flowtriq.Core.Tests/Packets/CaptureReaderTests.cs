using System.Buffers.Binary;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Lab.Packets;

namespace Flowtriq.Core.Tests.Packets;

public sealed class CaptureReaderTests
{
    private const long Start = 1_767_225_600_000_000_000;

    private static readonly CaptureBuilder TwoFrames = new CaptureBuilder()
        .Add(TimeSpan.Zero, Frames.WithUdp(Frames.V4(PacketBuilder.Ethernet())))
        .Add(TimeSpan.FromTicks(12_345), Frames.WithUdp(Frames.V6(PacketBuilder.Ethernet())));

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void Reads_pcap_in_both_byte_orders_and_resolutions(bool nanoseconds, bool bigEndian)
    {
        var packets = ReadAll(TwoFrames.ToPcap(nanoseconds, bigEndian), out var reader);

        Assert.Null(reader.Error);
        Assert.Equal([Start, Start + (nanoseconds ? 1_234_500 : 1_234_000)], packets.Select(one => one.Nanoseconds));
        Assert.Equal(TwoFrames.Frames.Select(one => one.Frame), packets.Select(one => one.Data.ToArray()));
        Assert.All(packets, one => Assert.Equal(LinkType.Ethernet, one.Link));
        Assert.Equal(2, reader.PacketCount);
    }

    [Fact]
    public void Reads_what_the_pcapng_writer_wrote()
    {
        var packets = ReadAll(TwoFrames.ToPcapNg("eth7"), out var reader);

        Assert.Null(reader.Error);
        Assert.Equal([Start, Start + 1_234_500], packets.Select(one => one.Nanoseconds));
        Assert.Equal(TwoFrames.Frames.Select(one => one.Frame), packets.Select(one => one.Data.ToArray()));
        Assert.All(packets, one => Assert.Equal("eth7", one.InterfaceName));
    }

    [Fact]
    public void Keeps_the_wire_length_of_frames_cut_short()
    {
        var capture = new CaptureBuilder { SnapLength = 30 }.Add(TimeSpan.Zero, new byte[100]);
        foreach (var file in new[] { capture.ToPcap(), capture.ToPcapNg() })
        {
            var packet = Assert.Single(ReadAll(file, out _));
            Assert.Equal((30, 100), (packet.Data.Length, packet.WireLength));
        }
    }

    [Fact]
    public void Reads_the_longer_records_of_modified_pcap()
    {
        var file = new byte[24 + 24 + 4];
        BinaryPrimitives.WriteUInt32LittleEndian(file, 0xA1B2CD34);
        file[20] = 1;
        file[24 + 8] = 4;
        file[24 + 12] = 4;
        file[48] = 0xEE;

        Assert.Equal([0xEE, 0, 0, 0], Assert.Single(ReadAll(file, out _)).Data.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_every_kind_of_packet_block_and_skips_the_unknown(bool bigEndian)
    {
        var file = new PcapNgFile(bigEndian)
            .Section()
            .Interface(link: 101, snapLength: 3, (2, "tun0"u8.ToArray()), (9, [9]))
            .Block(0x0BAD, [1, 2, 3, 4])
            .Enhanced(0, ticks: 5, [0x45, 1])
            .Obsolete(0, drops: 2, ticks: 6, [0x45, 2])
            .Simple(wireLength: 9, [0x45, 3, 3])
            .ToArray();
        var packets = ReadAll(file, out var reader);

        Assert.Null(reader.Error);
        Assert.Equal([5, 6, 0], packets.Select(one => one.Nanoseconds));
        Assert.Equal([1, 2, 3], packets.Select(one => one.Data.Span[1]));
        Assert.Equal([2, 2, 9], packets.Select(one => one.WireLength));
        Assert.Equal((ulong)2, packets[1].DropCount);
        Assert.All(packets, one => Assert.Equal((LinkType.RawIp, "tun0"), (one.Link, one.InterfaceName)));
        Assert.Equal(1, reader.SkippedBlocks);
    }

    [Theory]
    [InlineData(6, 7_000L)]
    [InlineData(3, 7_000_000L)]
    [InlineData(9, 7L)]
    [InlineData(12, 0L)]
    [InlineData(0x80 | 10, 6_835_937L)]
    [InlineData(0xFF, 0L)]
    public void Understands_every_time_resolution(byte resolution, long expected)
    {
        var file = new PcapNgFile(bigEndian: false)
            .Section()
            .Interface(link: 1, snapLength: 0, (9, [resolution]), (14, [2, 0, 0, 0, 0, 0, 0, 0]))
            .Enhanced(0, ticks: 7, [])
            .ToArray();
        Assert.Equal(2_000_000_000 + expected, Assert.Single(ReadAll(file, out _)).Nanoseconds);
    }

    [Fact]
    public void A_new_section_has_its_own_byte_order_and_interfaces()
    {
        byte[] file =
        [
            .. new PcapNgFile(bigEndian: true)
                .Section()
                .Interface(1, 0, (2, "a"u8.ToArray()))
                .Enhanced(0, 1, [1])
                .ToArray(),
            .. new PcapNgFile(bigEndian: false)
                .Section()
                .Interface(1, 0, (2, "b"u8.ToArray()))
                .Enhanced(0, 2, [2])
                .ToArray(),
        ];
        Assert.Equal(["a", "b"], ReadAll(file, out var reader).Select(one => one.InterfaceName));
        Assert.Null(reader.Error);
    }

    [Fact]
    public void A_cut_file_yields_the_whole_packets_and_then_a_reason()
    {
        foreach (var file in new[] { TwoFrames.ToPcap(), TwoFrames.ToPcapNg() })
        {
            var packets = ReadAll(file.AsMemory(0, file.Length - 5), out var reader);
            Assert.Single(packets);
            Assert.Contains("bytes", reader.Error, StringComparison.Ordinal);
            Assert.InRange(reader.Position, 24, file.Length - 5);
        }
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("abc", "the file is too short to be a capture")]
    [InlineData("GET / HTTP/1.1", "the file is neither pcap nor pcapng")]
    public void Says_why_a_file_is_no_capture(string text, string reason)
    {
        Assert.False(CaptureReader.TryOpen(System.Text.Encoding.ASCII.GetBytes(text), out var reader, out var error));
        Assert.Equal((null, reason), (reader, error));
    }

    [Fact]
    public async Task Counts_the_packets_of_real_captures_as_capinfos_does()
    {
        foreach (var path in RealCaptures.All())
        {
            var file = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            ReadAll(file, out var reader);
            var counted = await Wireshark.CapinfosAsync(file, "-c", "-M", "-T", "-r");
            Assert.Equal($"{reader.PacketCount}", counted.Split('\t')[1].Trim());
            Assert.Null(reader.Error);
        }
    }

    internal static List<CapturedPacket> ReadAll(ReadOnlyMemory<byte> file, out CaptureReader reader)
    {
        Assert.True(CaptureReader.TryOpen(file, out var opened, out var error), error);
        var packets = new List<CapturedPacket>();
        while (opened.TryRead(out var packet))
            packets.Add(packet);
        reader = opened;
        return packets;
    }
}
