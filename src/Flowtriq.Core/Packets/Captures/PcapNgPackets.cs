namespace Flowtriq.Core.Packets.Captures;

/// <summary>Reads the three pcapng blocks that carry a packet: enhanced (§4.3), simple (§4.4), obsolete (appendix A).</summary>
internal static class PcapNgPackets
{
    /// <summary>Reads the packet of a block body; the result is an error or null.</summary>
    public static string? Read(
        uint type,
        ReadOnlyMemory<byte> body,
        bool bigEndian,
        List<CaptureInterface> interfaces,
        List<PcapNgTime> clocks,
        out CapturedPacket packet
    )
    {
        packet = default;
        var reader = new SpanReader(body.Span, 0, bigEndian);
        uint index = 0;
        ulong? drops = null;
        if (type == PcapNgBlocks.EnhancedPacket)
        {
            index = reader.ReadUInt32();
        }
        else if (type == PcapNgBlocks.ObsoletePacket)
        {
            index = reader.ReadUInt16();
            var counted = reader.ReadUInt16();
            drops = counted == ushort.MaxValue ? null : counted;
        }

        if (reader.Failed || index >= interfaces.Count)
            return $"a packet of interface {index}, which the section does not declare";

        var from = interfaces[(int)index];
        long time = 0;
        uint captured;
        uint original;
        if (type == PcapNgBlocks.SimplePacket)
        {
            original = reader.ReadUInt32();
            captured = Math.Min(original, from.SnapLength == 0 ? uint.MaxValue : from.SnapLength);
        }
        else
        {
            var (high, low) = (reader.ReadUInt32(), reader.ReadUInt32());
            time = clocks[(int)index].ToNanoseconds(high, low);
            captured = reader.ReadUInt32();
            original = reader.ReadUInt32();
        }

        if (reader.Failed || captured > (uint)reader.Remaining)
            return $"a packet claims {captured} bytes and its block holds {reader.Remaining}";

        packet = new CapturedPacket
        {
            Nanoseconds = time,
            WireLength = (int)Math.Min(Math.Max(original, captured), int.MaxValue),
            Link = from.Link,
            Data = body.Slice(reader.Position, (int)captured),
            InterfaceName = from.Name,
            InterfaceIndex = (int)index,
            DropCount = drops,
        };
        reader.Skip((int)captured);
        reader.Skip(Math.Min((int)(-captured & 3), reader.Remaining));
        if (type != PcapNgBlocks.SimplePacket && reader.Remaining > 0)
            ReadOptions(body.Span[reader.Position..], bigEndian, ref packet);
        return null;
    }

    private static void ReadOptions(ReadOnlySpan<byte> bytes, bool bigEndian, ref CapturedPacket packet)
    {
        var option = new PcapNgOptions(bytes, bigEndian);
        while (option.MoveNext())
        {
            if (option.Code == PcapNgBlocks.Comment)
                packet = packet with { Comment = packet.Comment ?? option.Text };
            else if (option.Code == PcapNgBlocks.PacketDropCount)
                packet = packet with { DropCount = option.Number };
        }
    }
}
