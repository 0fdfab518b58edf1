using System.Buffers;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Lab.Packets;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Core.Tests.Packets;

public sealed class PcapNgWriterTests
{
    private static readonly CaptureSection Section = new()
    {
        Hardware = "x86_64",
        OperatingSystem = "Linux 6.1",
        Application = "ftagent 0.1.0",
        Comments = ["onset 2026-01-01T00:00:00Z", "sampled 1 in 64"],
    };

    private static readonly CaptureInterface Uplink = new()
    {
        Link = LinkType.Ethernet,
        Name = "eth0",
        Description = "transit",
        SnapLength = 128,
        Filter = "random 1 in 64",
        SpeedBitsPerSecond = 10_000_000_000,
    };

    [Fact]
    public async Task Wireshark_opens_every_block_without_a_complaint()
    {
        var file = WriteAll();

        var blocks = await Wireshark.CapinfosAsync(file);
        Assert.Contains("ftagent 0.1.0", blocks, StringComparison.Ordinal);
        Assert.Contains("sampled 1 in 64", blocks, StringComparison.Ordinal);
        Assert.Contains("random 1 in 64", blocks, StringComparison.Ordinal);
        Assert.DoesNotContain("error", blocks, StringComparison.OrdinalIgnoreCase);
        var packets = await Wireshark.TsharkAsync(
            file,
            [
                "-T",
                "fields",
                "-e",
                "frame.time_epoch",
                "-e",
                "frame.comment",
                "-e",
                "frame.len",
                "-e",
                "frame.interface_name",
            ]
        );
        Assert.Equal("1767225600.000000001\tthreshold crossed\t900\teth0\n1767225600.000000002\t\t64\teth0\n", packets);
    }

    [Fact]
    public void Reading_gives_back_what_was_written()
    {
        var packets = CaptureReaderTests.ReadAll(WriteAll(), out var reader);

        Assert.Equal(["threshold crossed", null], packets.Select(one => one.Comment));
        Assert.Equal([(ulong?)17, null], packets.Select(one => one.DropCount));
        Assert.Equal(Section.Comments, reader.Section.Comments);
        Assert.Equal(Section with { Comments = [] }, reader.Section with { Comments = [] }, ByText);
        Assert.Equal([Uplink], reader.Interfaces);
        Assert.Equal(
            [new CaptureStatistics(0, 99, 1_000, 17) { Accepted = 5, StartNanoseconds = 1 }],
            reader.Statistics
        );
    }

    [Fact]
    public void Any_packets_come_back_as_they_went_in()
    {
        var packet =
            from time in Gen.Elements(0L, 1L, 1_767_225_600_123_456_789L, long.MaxValue)
            from data in Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value))
            from cut in Gen.Choose(0, 2000)
            from comment in Gen.Elements(null, "a", "größer → 3", new string('x', 70_000))
            from drops in Gen.Elements<ulong?>(null, 0, ulong.MaxValue)
            select (time, data, wire: data.Length + cut, comment, drops);
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                Gen.ArrayOf(packet).ToArbitrary(),
                packets =>
                {
                    var output = new ArrayBufferWriter<byte>();
                    var writer = new PcapNgWriter(output);
                    writer.WriteSection(Section);
                    writer.WriteInterface(Uplink);
                    foreach (var (time, data, wire, comment, drops) in packets)
                        writer.WritePacket(0, time, data, wire, comment, drops);
                    var read = CaptureReaderTests
                        .ReadAll(output.WrittenMemory, out var reader)
                        .Select(one =>
                            (one.Nanoseconds, one.Data.ToArray(), one.WireLength, one.Comment, one.DropCount)
                        )
                        .ToArray();
                    return reader.Error is null
                        && writer.BytesWritten == output.WrittenCount
                        && writer.PacketCount == packets.Length
                        && read.Length == packets.Length
                        && read.Zip(packets).All(pair => Same(pair.First, pair.Second));
                }
            )
        );

        static bool Same((long, byte[], int, string?, ulong?) read, (long, byte[], int, string?, ulong?) written) =>
            read.Item1 == written.Item1
            && read.Item2.AsSpan().SequenceEqual(written.Item2)
            && read.Item3 == written.Item3
            && read.Item4?.Length == (written.Item4 is { } text ? Math.Min(text.Length, 65_534) : null)
            && read.Item5 == written.Item5;
    }

    private static bool ByText(CaptureSection one, CaptureSection other) =>
        (one.Hardware, one.OperatingSystem, one.Application)
        == (other.Hardware, other.OperatingSystem, other.Application);

    private static byte[] WriteAll()
    {
        const long Start = 1_767_225_600_000_000_000;
        var frame = Frames.WithUdp(Frames.V4(PacketBuilder.Ethernet()));
        var output = new ArrayBufferWriter<byte>();
        var writer = new PcapNgWriter(output);
        writer.WriteSection(Section);
        var eth0 = writer.WriteInterface(Uplink);
        writer.WritePacket(eth0, Start + 1, frame, 900, "threshold crossed", 17);
        writer.WritePacket(eth0, Start + 2, frame, 64);
        writer.WriteStatistics(new CaptureStatistics(eth0, 99, 1_000, 17) { Accepted = 5, StartNanoseconds = 1 });
        return output.WrittenSpan.ToArray();
    }
}
