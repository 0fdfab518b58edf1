using System.Buffers;
using System.Buffers.Binary;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;

namespace Flowtriq.Lab.Packets;

/// <summary>Collects frames with their times and writes them as a capture file.</summary>
public sealed class CaptureBuilder
{
    private readonly List<TimedFrame> frames = [];

    /// <summary>Time of the packet at offset zero.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How the frames begin.</summary>
    public LinkType Link { get; init; } = LinkType.Ethernet;

    /// <summary>Bytes kept of each frame.</summary>
    public int SnapLength { get; init; } = 262_144;

    /// <summary>Frames so far, in the order they were added.</summary>
    public IReadOnlyList<TimedFrame> Frames => frames;

    /// <summary>Adds one frame.</summary>
    public CaptureBuilder Add(TimeSpan at, byte[] frame)
    {
        frames.Add(new TimedFrame(at, frame));
        return this;
    }

    /// <summary>Adds whole streams; what is written is in order of time.</summary>
    public CaptureBuilder Add(params IEnumerable<TimedFrame>[] streams)
    {
        foreach (var stream in streams)
            frames.AddRange(stream);
        return this;
    }

    /// <summary>The classic format.</summary>
    public byte[] ToPcap(bool nanoseconds = true, bool bigEndian = false)
    {
        var writer = new ArrayBufferWriter<byte>();
        void Write32(uint value)
        {
            var span = writer.GetSpan(4);
            if (bigEndian)
                BinaryPrimitives.WriteUInt32BigEndian(span, value);
            else
                BinaryPrimitives.WriteUInt32LittleEndian(span, value);
            writer.Advance(4);
        }

        Write32(nanoseconds ? 0xA1B23C4D : 0xA1B2C3D4);
        Write32(bigEndian ? 0x0002_0004u : 0x0004_0002u);
        Write32(0);
        Write32(0);
        Write32((uint)SnapLength);
        Write32((uint)Link);
        foreach (var (at, frame) in Ordered())
        {
            var time = Nanoseconds(at);
            var kept = Math.Min(frame.Length, SnapLength);
            Write32((uint)(time / 1_000_000_000));
            Write32((uint)(time % 1_000_000_000 / (nanoseconds ? 1 : 1_000)));
            Write32((uint)kept);
            Write32((uint)frame.Length);
            writer.Write(frame.AsSpan(0, kept));
        }

        return writer.WrittenSpan.ToArray();
    }

    /// <summary>The block format, by the product's own writer.</summary>
    public byte[] ToPcapNg(string interfaceName = "lab0")
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new PcapNgWriter(output);
        writer.WriteSection(new CaptureSection { Application = "Flowtriq lab" });
        var described = new CaptureInterface
        {
            Link = Link,
            Name = interfaceName,
            SnapLength = (uint)SnapLength,
        };
        var index = writer.WriteInterface(described);
        foreach (var (at, frame) in Ordered())
            writer.WritePacket(
                index,
                Nanoseconds(at),
                frame.AsSpan(0, Math.Min(frame.Length, SnapLength)),
                frame.Length
            );
        return output.WrittenSpan.ToArray();
    }

    private IEnumerable<TimedFrame> Ordered() => frames.OrderBy(timed => timed.At);

    private long Nanoseconds(TimeSpan at) => (Start + at - DateTimeOffset.UnixEpoch).Ticks * 100;
}
