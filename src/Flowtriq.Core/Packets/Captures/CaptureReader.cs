using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Flowtriq.Core.Packets.Captures;

/// <summary>
/// Reads the packets of a pcap file (draft-ietf-opsawg-pcap: both byte orders, micro- and nanoseconds, Kuznetzov's
/// modified records) or a pcapng file (draft-ietf-opsawg-pcapng). A damaged or cut file yields the packets before the
/// damage, then <see cref="Error"/>; nothing throws.
/// </summary>
public sealed class CaptureReader
{
    private readonly ICaptureFormat format;

    private CaptureReader(ICaptureFormat format) => this.format = format;

    /// <summary>Why reading stopped before the end of the file; null while all is well.</summary>
    public string? Error { get; private set; }

    /// <summary>Where in the file the next record starts, or the bad one when <see cref="Error"/> is set. Bytes.</summary>
    public long Position => format.Position;

    /// <summary>Packets read so far.</summary>
    public long PacketCount { get; private set; }

    /// <summary>Blocks skipped because they hold no packet and are of an unknown kind.</summary>
    public long SkippedBlocks => format.SkippedBlocks;

    /// <summary>The section being read; empty for pcap.</summary>
    public CaptureSection Section => format.Section;

    /// <summary>Interfaces of the section being read, as far as they have been met.</summary>
    public IReadOnlyList<CaptureInterface> Interfaces => format.Interfaces;

    /// <summary>Interface statistics met so far, in every section.</summary>
    public IReadOnlyList<CaptureStatistics> Statistics => format.Statistics;

    /// <summary>Opens a file held in memory.</summary>
    /// <param name="file">All its bytes; they must not change while the reader or its packets are used.</param>
    /// <param name="reader">The reader, when the file is a capture.</param>
    /// <param name="error">Why it is not one; empty otherwise.</param>
    public static bool TryOpen(
        ReadOnlyMemory<byte> file,
        [NotNullWhen(true)] out CaptureReader? reader,
        out string error
    )
    {
        reader = null;
        if (file.Length < 4)
        {
            error = file.IsEmpty ? "the file is empty" : "the file is too short to be a capture";
            return false;
        }

        var magic = BinaryPrimitives.ReadUInt32LittleEndian(file.Span);
        ICaptureFormat? opened =
            magic == PcapNgBlocks.SectionHeader
                ? PcapNgFormat.TryOpen(file, out error)
                : PcapFormat.TryOpen(file, out error);
        if (opened is not null)
            reader = new CaptureReader(opened);
        return reader is not null;
    }

    /// <summary>Reads the next packet; false at the end of the file or where it is damaged.</summary>
    public bool TryRead(out CapturedPacket packet)
    {
        packet = default;
        if (Error is not null)
            return false;

        var read = format.TryRead(out packet, out var error);
        Error = error;
        if (read)
            PacketCount++;
        return read;
    }
}
