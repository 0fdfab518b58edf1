namespace Flowtriq.Core.Packets.Captures;

/// <summary>The pcapng file: sections of blocks, each section in its own byte order.</summary>
internal sealed class PcapNgFormat : ICaptureFormat
{
    private const int SmallestBlock = 12;

    private readonly ReadOnlyMemory<byte> file;
    private readonly List<CaptureInterface> interfaces = [];
    private readonly List<PcapNgTime> clocks = [];
    private readonly List<CaptureStatistics> statistics = [];
    private bool bigEndian;
    private int position;

    private PcapNgFormat(ReadOnlyMemory<byte> file) => this.file = file;

    public long Position => position;

    public long SkippedBlocks { get; private set; }

    public CaptureSection Section { get; private set; } = new();

    public IReadOnlyList<CaptureInterface> Interfaces => interfaces;

    public IReadOnlyList<CaptureStatistics> Statistics => statistics;

    public static PcapNgFormat? TryOpen(ReadOnlyMemory<byte> file, out string error)
    {
        var format = new PcapNgFormat(file);
        error = format.TryReadBlock(out _, out _, out var reason) ? "" : reason ?? "the file is empty";
        return error.Length == 0 ? format : null;
    }

    public bool TryRead(out CapturedPacket packet, out string? error)
    {
        while (TryReadBlock(out packet, out var isPacket, out error))
        {
            if (isPacket)
                return true;
        }

        return false;
    }

    /// <summary>Takes in one block; false at the end of the file (no error) or at a block that cannot be read.</summary>
    private bool TryReadBlock(out CapturedPacket packet, out bool isPacket, out string? error)
    {
        packet = default;
        isPacket = false;
        error = null;
        if (position == file.Length)
            return false;

        error = Frame(out var type, out var start, out var end, out var next);
        if (error is not null)
            return false;

        var body = file[start..end];
        switch (type)
        {
            case PcapNgBlocks.SectionHeader:
                error = StartSection(body.Span);
                break;
            case PcapNgBlocks.InterfaceDescription:
                error = PcapNgBodies.ReadInterface(body.Span, bigEndian, interfaces, clocks);
                break;
            case PcapNgBlocks.InterfaceStatistics:
                PcapNgBodies.ReadStatistics(body.Span, bigEndian, clocks, statistics);
                break;
            case PcapNgBlocks.EnhancedPacket or PcapNgBlocks.SimplePacket or PcapNgBlocks.ObsoletePacket:
                isPacket = true;
                error = PcapNgPackets.Read(type, body, bigEndian, interfaces, clocks, out packet);
                break;
            default:
                SkippedBlocks++;
                break;
        }

        if (error is null)
            position = next;
        return error is null;
    }

    /// <summary>Checks the lengths at both ends of the block at <see cref="position"/>.</summary>
    private string? Frame(out uint type, out int start, out int end, out int next)
    {
        start = end = next = position;
        var reader = new SpanReader(file.Span, position, bigEndian);
        type = reader.ReadUInt32();
        if (type == PcapNgBlocks.SectionHeader)
        {
            // The byte order of a section is known only from the word after the length.
            bigEndian =
                new SpanReader(file.Span, position + 8, bigEndian: true).ReadUInt32() == PcapNgBlocks.ByteOrderMagic;
            reader = new SpanReader(file.Span, position + 4, bigEndian);
        }

        var length = reader.ReadUInt32();
        if (reader.Failed)
            return "the last block is cut off";
        if (length < SmallestBlock)
            return $"a block claims to be {length} bytes long";

        // Some programs leave the padding out of the length.
        var padded = (length + 3L) & ~3L;
        if (position + padded > file.Length)
            return $"the block claims {length} bytes and {file.Length - position} are left";

        start = position + 8;
        next = position + (int)padded;
        end = next - 4;
        var trailing = new SpanReader(file.Span, end, bigEndian).ReadUInt32();
        return trailing == length ? null : $"the lengths at the ends of a block differ: {length} and {trailing}";
    }

    private string? StartSection(ReadOnlySpan<byte> body)
    {
        var reader = new SpanReader(body, 0, bigEndian);
        var magic = reader.ReadUInt32();
        var major = reader.ReadUInt16();
        reader.Skip(10);
        if (reader.Failed || magic != PcapNgBlocks.ByteOrderMagic)
            return "a section header without a byte-order mark";
        if (major != 1)
            return $"pcapng version {major} is not known";

        interfaces.Clear();
        clocks.Clear();
        Section = PcapNgBodies.ReadSection(body[reader.Position..], bigEndian);
        return null;
    }
}
