using System.Buffers;

namespace Flowtriq.Core.Packets.Captures;

/// <summary>
/// Writes a pcapng file (draft-ietf-opsawg-pcapng) of one section, little-endian, with nanosecond times. The section
/// comes first, then interfaces, then packets; the caller owns the output and its size.
/// </summary>
/// <param name="output">Where the bytes go; each call asks for one block at a time.</param>
public sealed class PcapNgWriter(IBufferWriter<byte> output)
{
    private const byte Nanoseconds = 9;
    private int interfaces;

    /// <summary>Bytes written so far.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>Packets written so far.</summary>
    public long PacketCount { get; private set; }

    /// <summary>Writes the section header. Must be the first call.</summary>
    public void WriteSection(CaptureSection section)
    {
        var bound = PcapNgBlock.BoundOf(section.Hardware, section.OperatingSystem, section.Application);
        foreach (var comment in section.Comments)
            bound += PcapNgBlock.BoundOf(comment);

        var block = new PcapNgBlock(output.GetSpan(bound + 24), PcapNgBlocks.SectionHeader);
        block.Write32(PcapNgBlocks.ByteOrderMagic);
        block.Write32(1);
        block.Write64(ulong.MaxValue);
        foreach (var comment in section.Comments)
            block.WriteText(PcapNgBlocks.Comment, comment);
        block.WriteText(PcapNgBlocks.SectionHardware, section.Hardware);
        block.WriteText(PcapNgBlocks.SectionOperatingSystem, section.OperatingSystem);
        block.WriteText(PcapNgBlocks.SectionApplication, section.Application);
        Advance(block.End());
    }

    /// <summary>Declares an interface and returns the index its packets must name.</summary>
    public int WriteInterface(CaptureInterface described)
    {
        var bound = PcapNgBlock.BoundOf(described.Name, described.Description, described.Filter);
        var block = new PcapNgBlock(output.GetSpan(bound + 48), PcapNgBlocks.InterfaceDescription);
        block.Write32((ushort)described.Link);
        block.Write32(described.SnapLength);
        block.WriteText(PcapNgBlocks.InterfaceName, described.Name);
        block.WriteText(PcapNgBlocks.InterfaceDescriptionText, described.Description);
        if (described.SpeedBitsPerSecond != 0)
            block.WriteNumber(PcapNgBlocks.InterfaceSpeed, described.SpeedBitsPerSecond);
        block.WriteValue(PcapNgBlocks.InterfaceTimeResolution, [Nanoseconds]);
        block.WriteText(PcapNgBlocks.InterfaceFilter, described.Filter, leadingZero: true);
        Advance(block.End());
        return interfaces++;
    }

    /// <summary>Writes one packet.</summary>
    /// <param name="interfaceIndex">As <see cref="WriteInterface"/> returned it.</param>
    /// <param name="nanoseconds">Since the Unix epoch.</param>
    /// <param name="data">The bytes kept.</param>
    /// <param name="wireLength">Bytes on the wire.</param>
    /// <param name="comment">A remark shown beside the packet.</param>
    /// <param name="dropCount">Packets lost since the one before it on this interface, when known.</param>
    public void WritePacket(
        int interfaceIndex,
        long nanoseconds,
        ReadOnlySpan<byte> data,
        int wireLength,
        string? comment = null,
        ulong? dropCount = null
    )
    {
        var bound = data.Length + PcapNgBlock.BoundOf(comment);
        var block = new PcapNgBlock(output.GetSpan(bound + 48), PcapNgBlocks.EnhancedPacket);
        block.Write32((uint)interfaceIndex);
        block.WriteTime(nanoseconds);
        block.Write32((uint)data.Length);
        block.Write32((uint)Math.Max(wireLength, data.Length));
        block.WritePadded(data);
        block.WriteText(PcapNgBlocks.Comment, comment);
        if (dropCount is { } drops)
            block.WriteNumber(PcapNgBlocks.PacketDropCount, drops);
        Advance(block.End());
        PacketCount++;
    }

    /// <summary>Writes the counters of one interface, usually at the end of the capture.</summary>
    public void WriteStatistics(in CaptureStatistics statistics)
    {
        var bound = PcapNgBlock.BoundOf(statistics.Comment);
        var block = new PcapNgBlock(output.GetSpan(bound + 128), PcapNgBlocks.InterfaceStatistics);
        block.Write32((uint)statistics.InterfaceIndex);
        block.WriteTime(statistics.Nanoseconds);
        block.WriteText(PcapNgBlocks.Comment, statistics.Comment);
        if (statistics.StartNanoseconds is { } start)
            block.WriteTime(PcapNgBlocks.StatisticsStart, start);
        if (statistics.Received is { } received)
            block.WriteNumber(PcapNgBlocks.StatisticsReceived, received);
        if (statistics.Dropped is { } dropped)
            block.WriteNumber(PcapNgBlocks.StatisticsDropped, dropped);
        if (statistics.Accepted is { } accepted)
            block.WriteNumber(PcapNgBlocks.StatisticsAccepted, accepted);
        if (statistics.Lost is { } lost)
            block.WriteNumber(PcapNgBlocks.StatisticsLost, lost);
        if (statistics.Delivered is { } delivered)
            block.WriteNumber(PcapNgBlocks.StatisticsDelivered, delivered);
        Advance(block.End());
    }

    private void Advance(int length)
    {
        output.Advance(length);
        BytesWritten += length;
    }
}
