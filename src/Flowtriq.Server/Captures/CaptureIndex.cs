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
/// A capture file parsed once: a line for each packet. Without payload the frames are cut after their headers before they
/// are read, so that nothing of the payload shows in a line or answers a filter.
/// </summary>
internal sealed class CaptureIndex
{
    private const int MostPackets = 200_000;
    private readonly List<Entry> entries = [];

    private CaptureIndex() { }

    internal int Total => entries.Count;

    /// <summary>Number of the first packet at or after the onset; 0 when there is none.</summary>
    internal int FirstAttack { get; private set; }

    internal static CaptureIndex Parse(ReadOnlyMemory<byte> file, long onsetMicroseconds, bool withPayload)
    {
        var index = new CaptureIndex();
        if (!CaptureReader.TryOpen(file, out var reader, out _))
            return index;
        while (index.entries.Count < MostPackets && reader.TryRead(out var packet))
            index.Add(packet, onsetMicroseconds * 1000, withPayload);
        return index;
    }

    internal PacketPage Page(PacketFilter filter, int offset, int limit)
    {
        var rows = new List<PacketRow>(limit);
        var matching = 0;
        foreach (var entry in entries)
        {
            if (!filter.Matches(entry.Header, entry.Summary, entry.Row.Before))
                continue;
            if (matching >= offset && rows.Count < limit)
                rows.Add(entry.Row);
            matching++;
        }

        return new PacketPage(Total, matching, FirstAttack, rows);
    }

    /// <summary>What the packets that pass a filter have in common.</summary>
    internal PacketStatistics Statistics(PacketFilter filter)
    {
        var tally = new PacketTally();
        foreach (var entry in entries)
        {
            if (filter.Matches(entry.Header, entry.Summary, entry.Row.Before))
                tally.Add(entry.Header, entry.Summary);
        }

        return StatisticsView.Of(Total, tally);
    }

    /// <summary>One packet with its layers and bytes; null when there is no such number.</summary>
    internal PacketDetail? Detail(int number)
    {
        if (number < 1 || number > entries.Count)
            return null;
        var entry = entries[number - 1];
        var layers = PacketDissector.Dissect(entry.Frame.Span, entry.Link, entry.Row.Length);
        return new PacketDetail(
            entry.Row,
            Convert.ToHexStringLower(entry.Frame.Span),
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

    private void Add(in CapturedPacket packet, long onset, bool withPayload)
    {
        var frame = packet.Data;
        var parsed = PacketParser.TryParse(frame.Span, packet.Link, packet.WireLength, out var header, out _);
        if (!withPayload)
        {
            frame = frame[..(parsed ? Math.Min(header.PayloadOffset, frame.Length) : 0)];
            parsed = PacketParser.TryParse(frame.Span, packet.Link, packet.WireLength, out header, out _);
        }

        var summary = parsed
            ? PacketDissector.Summarise(frame.Span, header)
            : PacketDissector.Summarise(frame.Span, packet.Link, packet.WireLength);
        var before = packet.Nanoseconds < onset;
        var row = new PacketRow(
            entries.Count + 1,
            Math.Round((packet.Nanoseconds - onset) / 1e9, 6),
            summary.Source,
            summary.Destination,
            summary.Protocol,
            summary.Length,
            summary.Info,
            before
        );
        entries.Add(new Entry(row, header, summary, packet.Link, frame));
        if (!before && FirstAttack == 0)
            FirstAttack = row.Number;
    }

    private sealed record Entry(
        PacketRow Row,
        PacketHeader Header,
        PacketSummary Summary,
        LinkType Link,
        ReadOnlyMemory<byte> Frame
    );
}
