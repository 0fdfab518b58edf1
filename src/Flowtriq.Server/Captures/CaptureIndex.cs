using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Core.Packets.Dissection;
using Flowtriq.Core.Packets.Filters;
using Flowtriq.Core.Packets.Statistics;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Evidence;
using PacketLayer = Flowtriq.Server.Contract.PacketLayer;

namespace Flowtriq.Server.Captures;

/// <summary>
/// A capture file parsed once: the header of each packet. Without payload the frames are cut after their headers before they
/// are read, so that nothing of the payload shows in a line or answers a filter.
/// </summary>
internal sealed class CaptureIndex
{
    private const int MostPackets = 200_000;
    private readonly List<IndexedPacket> packets = [];

    private CaptureIndex() { }

    internal int Total => packets.Count;

    /// <summary>Number of the first packet at or after the onset; 0 when there is none.</summary>
    internal int FirstAttack { get; private set; }

    internal static CaptureIndex Parse(ReadOnlyMemory<byte> file, long onsetMicroseconds, bool withPayload)
    {
        var index = new CaptureIndex();
        if (!CaptureReader.TryOpen(file, out var reader, out _))
            return index;
        while (index.Total < MostPackets && reader.TryRead(out var packet))
            index.Add(packet, onsetMicroseconds * 1000, withPayload);
        return index;
    }

    internal PacketPage Page(PacketFilter filter, int offset, int limit)
    {
        var matching = Matching(filter);
        return new PacketPage(
            Total,
            matching.Count,
            FirstAttack,
            [.. matching.Skip(offset).Take(limit).Select(static p => p.Row)]
        );
    }

    /// <summary>What the packets that pass a filter have in common.</summary>
    internal PacketStatistics Statistics(PacketFilter filter)
    {
        var tally = new PacketTally();
        foreach (var packet in Matching(filter))
            tally.Add(packet.Header, packet.Summary);
        return StatisticsView.Of(Total, tally);
    }

    /// <summary>One packet with its layers and bytes; null when there is no such number.</summary>
    internal PacketDetail? Detail(int number)
    {
        if (number < 1 || number > Total)
            return null;
        var packet = packets[number - 1];
        var layers = PacketDissector.Dissect(packet.Frame.Span, packet.Link, packet.WireLength);
        return new PacketDetail(
            packet.Row,
            Convert.ToHexStringLower(packet.Frame.Span),
            [
                .. layers.Select(static layer => new PacketLayer(
                    layer.Name,
                    layer.Offset,
                    layer.Length,
                    [.. layer.Fields.Select(static f => new Contract.PacketField(f.Name, f.Value, f.Offset, f.Length))]
                )),
            ]
        );
    }

    // Without a filter no line is written.
    private List<IndexedPacket> Matching(PacketFilter filter) =>
        filter.IsEmpty
            ? packets
            : packets.FindAll(packet => filter.Matches(packet.Header, packet.Summary, packet.IsBeforeOnset));

    private void Add(in CapturedPacket packet, long onset, bool withPayload)
    {
        var frame = packet.Data;
        var parsed = PacketParser.TryParse(frame.Span, packet.Link, packet.WireLength, out var header, out _);
        if (!withPayload)
        {
            frame = frame[..(parsed ? Math.Min(header.PayloadOffset, frame.Length) : 0)];
            parsed = PacketParser.TryParse(frame.Span, packet.Link, packet.WireLength, out header, out _);
        }

        var indexed = new IndexedPacket(
            Total + 1,
            frame,
            packet.Link,
            packet.WireLength,
            packet.Nanoseconds - onset,
            parsed ? header : null
        );
        packets.Add(indexed);
        if (!indexed.IsBeforeOnset && FirstAttack == 0)
            FirstAttack = Total;
    }
}
