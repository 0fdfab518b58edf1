using System.Buffers;
using Flowtriq.Core.Packets.Captures;

namespace Flowtriq.Core.Packets.Redaction;

/// <summary>
/// Copies a capture without payload and with some addresses replaced (<see cref="AddressMask"/>). Every packet of the
/// original is there, in its place, with its time and its length on the wire; the comments say what was done and which file
/// it was done to.
/// </summary>
public static class CaptureRedactor
{
    /// <summary>Comments of the original that name no address.</summary>
    private static readonly string[] KeptComments = ["onset ", "clock: "];

    private const string KeptRemark = "from here on a packet stands for ";

    /// <summary>Writes the redacted file; nothing when the original is no capture.</summary>
    /// <param name="file">The original.</param>
    /// <param name="sha256">Its SHA-256 in hexadecimal digits, for the comment.</param>
    /// <param name="mask">Which addresses are replaced.</param>
    /// <param name="output">Takes a pcapng file.</param>
    public static void Redact(ReadOnlyMemory<byte> file, string sha256, AddressMask mask, IBufferWriter<byte> output)
    {
        if (!CaptureReader.TryOpen(file, out var reader, out _))
            return;
        var writer = new PcapNgWriter(output);
        writer.WriteSection(
            reader.Section with
            {
                Comments =
                [
                    .. reader.Section.Comments.Where(Keeps),
                    $"redacted copy of the capture with SHA-256 {sha256}",
                    "payload cut after the transport header, frames without an IP header emptied",
                    "customer addresses replaced in 240.0.0.0/4 and fd00::/8, prefix-preserving, the same in every copy",
                    "IPv4 header checksums made anew; TCP, UDP, SCTP and ICMP checksums, IP options set to zero",
                ],
            }
        );
        var numbers = new Dictionary<CaptureInterface, int>(ReferenceEqualityComparer.Instance);
        while (reader.TryRead(out var packet))
        {
            var from = Number(reader.Interfaces[packet.InterfaceIndex]);
            var frame = FrameRedactor.Redact(packet.Data.Span, packet.Link, packet.WireLength, mask);
            var remark =
                packet.Comment?.StartsWith(KeptRemark, StringComparison.Ordinal) == true ? packet.Comment : null;
            writer.WritePacket(from, packet.Nanoseconds, frame, packet.WireLength, remark, packet.DropCount);
        }

        foreach (var counters in reader.Statistics)
        {
            if (counters.InterfaceIndex < reader.Interfaces.Count)
                writer.WriteStatistics(
                    counters with
                    {
                        InterfaceIndex = Number(reader.Interfaces[counters.InterfaceIndex]),
                    }
                );
        }

        int Number(CaptureInterface described)
        {
            if (!numbers.TryGetValue(described, out var number))
                numbers[described] = number = writer.WriteInterface(described);
            return number;
        }
    }

    private static bool Keeps(string comment) =>
        KeptComments.Any(kept => comment.StartsWith(kept, StringComparison.Ordinal));
}
