using System.Buffers.Binary;

namespace Flowtriq.Core.Packets.Captures;

/// <summary>The classic pcap file (draft-ietf-opsawg-pcap §4).</summary>
internal sealed class PcapFormat : ICaptureFormat
{
    private const int FileHeaderLength = 24;
    private const uint Microseconds = 0xA1B2C3D4;
    private const uint Nanoseconds = 0xA1B23C4D;

    /// <summary>Alexey Kuznetzov's records: eight more bytes after the lengths.</summary>
    private const uint Modified = 0xA1B2CD34;

    private readonly ReadOnlyMemory<byte> file;
    private readonly bool bigEndian;
    private readonly int recordHeaderLength;
    private readonly int nanosecondsPerTick;
    private readonly LinkType link;
    private int position = FileHeaderLength;

    private PcapFormat(ReadOnlyMemory<byte> file, uint magic, bool bigEndian)
    {
        this.file = file;
        this.bigEndian = bigEndian;
        recordHeaderLength = magic == Modified ? 24 : 16;
        nanosecondsPerTick = magic == Nanoseconds ? 1 : 1000;
        var header = new SpanReader(file.Span, 16, bigEndian);
        var snapLength = header.ReadUInt32();
        link = LinkTypes.FromFile(header.ReadUInt32());
        Interfaces = [new CaptureInterface { Link = link, SnapLength = snapLength }];
    }

    public long Position => position;

    public long SkippedBlocks => 0;

    public CaptureSection Section { get; } = new();

    public IReadOnlyList<CaptureInterface> Interfaces { get; }

    public IReadOnlyList<CaptureStatistics> Statistics => [];

    public static PcapFormat? TryOpen(ReadOnlyMemory<byte> file, out string error)
    {
        var little = BinaryPrimitives.ReadUInt32LittleEndian(file.Span);
        var big = BinaryPrimitives.ReverseEndianness(little);
        var isLittle = IsMagic(little);
        if (!isLittle && !IsMagic(big))
        {
            error = "the file is neither pcap nor pcapng";
            return null;
        }

        if (file.Length < FileHeaderLength)
        {
            error = "the pcap file header is cut off";
            return null;
        }

        error = "";
        return new PcapFormat(file, isLittle ? little : big, !isLittle);
    }

    public bool TryRead(out CapturedPacket packet, out string? error)
    {
        packet = default;
        error = null;
        if (position == file.Length)
            return false;

        var reader = new SpanReader(file.Span, position, bigEndian);
        var seconds = reader.ReadUInt32();
        var fraction = reader.ReadUInt32();
        var captured = reader.ReadUInt32();
        var original = reader.ReadUInt32();
        reader.Skip(recordHeaderLength - 16);
        if (reader.Failed)
        {
            error = "the last record header is cut off";
            return false;
        }

        if (captured > (uint)reader.Remaining)
        {
            error = $"the record claims {captured} bytes and {reader.Remaining} are left";
            return false;
        }

        packet = new CapturedPacket
        {
            Nanoseconds = (seconds * 1_000_000_000L) + ((long)fraction * nanosecondsPerTick),
            WireLength = (int)Math.Min(Math.Max(original, captured), int.MaxValue),
            Link = link,
            Data = file.Slice(reader.Position, (int)captured),
            InterfaceName = "",
        };
        position = reader.Position + (int)captured;
        return true;
    }

    private static bool IsMagic(uint value) => value is Microseconds or Nanoseconds or Modified;
}
