using System.Buffers;
using System.Text;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Core.Packets.Dissection;
using Flowtriq.Core.Packets.Redaction;
using Flowtriq.Lab.Packets;

namespace Flowtriq.Core.Tests.Packets.Redaction;

public sealed class CaptureRedactorTests
{
    private const string Hash = "5f3a";
    private const string Payload = "payload-nobody-may-see";

    [Fact]
    public void Keeps_every_packet_with_its_time_and_length_and_none_of_what_is_hidden()
    {
        var original = Original();
        var copy = Redact(original);

        var before = CaptureReaderTests.ReadAll(original, out _);
        var after = CaptureReaderTests.ReadAll(copy, out var reader);
        Assert.Equal(
            before.Select(packet => (packet.Nanoseconds, packet.WireLength, packet.InterfaceName)),
            after.Select(packet => (packet.Nanoseconds, packet.WireLength, packet.InterfaceName))
        );
        Assert.Null(reader.Error);
        AssertAbsent(copy, Encoding.ASCII.GetBytes(Payload));
        AssertAbsent(copy, Bytes(Frames.Destination));
        AssertAbsent(copy, Bytes(Frames.Destination6));
        AssertAbsent(copy, Encoding.ASCII.GetBytes(Frames.Destination));
        Assert.Contains(after, packet => Source(packet) == Frames.Source);
    }

    [Fact]
    public void Says_that_it_is_a_copy_and_of_what()
    {
        CaptureReaderTests.ReadAll(Redact(Original()), out var reader);

        Assert.Contains($"redacted copy of the capture with SHA-256 {Hash}", reader.Section.Comments);
        Assert.Contains("clock: server minus node 12.500 ms when the capture began", reader.Section.Comments);
        Assert.Equal((5_000ul, 3ul), (reader.Statistics[0].Received, reader.Statistics[0].Dropped));
        Assert.Equal("kernel random sampling", reader.Interfaces[0].Filter);
    }

    [Fact]
    public async Task Wireshark_reads_every_header_and_finds_the_checksums_right()
    {
        var copy = Redact(Original());

        var bad = await Wireshark.TsharkAsync(
            copy,
            "-o",
            "ip.check_checksum:TRUE",
            "-Y",
            "ip.checksum.status == Bad || _ws.malformed && !_ws.short"
        );
        var all = await Wireshark.TsharkAsync(copy, "-T", "fields", "-e", "frame.number");

        Assert.Equal("", bad.Trim());
        Assert.Equal(Frames.All.Length, all.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Empties_frames_that_it_cannot_read()
    {
        var file = new PcapNgFile(bigEndian: false).Section().Interface(1, 0).Enhanced(0, 1, [1, 2, 3]).ToArray();

        var packet = Assert.Single(CaptureReaderTests.ReadAll(Redact(file), out _));

        Assert.Equal((0, 3), (packet.Data.Length, packet.WireLength));
    }

    private static byte[] Redact(byte[] original)
    {
        Assert.True(IpPrefix.TryParse("203.0.113.0/24", out var customer));
        Assert.True(IpPrefix.TryParse("2001:db8:1::/48", out var customer6));
        var output = new ArrayBufferWriter<byte>();
        CaptureRedactor.Redact(original, Hash, new AddressMask([7], [customer, customer6]), output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Every kind of frame there is, and one with a payload that is looked for.</summary>
    private static byte[] Original()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new PcapNgWriter(output);
        writer.WriteSection(
            new CaptureSection
            {
                Application = "ftagent",
                Comments =
                [
                    $"Flowtriq capture of attack 1 on {Frames.Destination}/32 by node edge-1",
                    "clock: server minus node 12.500 ms when the capture began",
                ],
            }
        );
        var numbers = new Dictionary<LinkType, int>();
        var time = 1_767_225_600_000_000_000;
        foreach (var (link, frame) in Frames.All.Skip(1))
            Write(link, frame);
        Write(
            LinkType.Ethernet,
            Frames.V4(PacketBuilder.Ethernet()).Udp(1, 2).Payload(Encoding.ASCII.GetBytes(Payload)).Build()
        );
        writer.WriteStatistics(new CaptureStatistics(0, time, 5_000, 3));
        return output.WrittenSpan.ToArray();

        void Write(LinkType link, byte[] frame)
        {
            if (!numbers.TryGetValue(link, out var number))
                numbers[link] = number = writer.WriteInterface(
                    new CaptureInterface
                    {
                        Link = link,
                        Name = $"{link}",
                        Filter = "kernel random sampling",
                    }
                );
            writer.WritePacket(number, time += 1_000, frame, frame.Length);
        }
    }

    private static string Source(CapturedPacket packet) =>
        PacketDissector.Summarise(packet.Data.Span, packet.Link, packet.WireLength).Source;

    private static byte[] Bytes(string address)
    {
        var bytes = new byte[16];
        return bytes[..Address.Of(address).WriteTo(bytes)];
    }

    private static void AssertAbsent(byte[] file, byte[] hidden) => Assert.Equal(-1, file.AsSpan().IndexOf(hidden));
}
