using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Dissection;
using Flowtriq.Server.Contract;

namespace Flowtriq.Server.Captures;

/// <summary>
/// A packet of an open capture. Its line is written when somebody looks at it or a filter asks: most of a long capture is never
/// looked at. Any thread may ask; two that ask at once write the same line.
/// </summary>
internal sealed class IndexedPacket(
    int number,
    ReadOnlyMemory<byte> frame,
    LinkType link,
    int wireLength,
    long sinceOnset,
    PacketHeader? header
)
{
    private readonly bool parsed = header is not null;
    private PacketRow? row;

    internal ReadOnlyMemory<byte> Frame => frame;

    internal LinkType Link => link;

    /// <summary>Bytes on the wire.</summary>
    internal int WireLength => wireLength;

    /// <summary>The outermost header; default for a frame that has none.</summary>
    internal PacketHeader Header { get; } = header ?? default;

    internal bool IsBeforeOnset => sinceOnset < 0;

    /// <summary>Its line in the list.</summary>
    internal PacketRow Row => row ??= Write();

    internal PacketSummary Summary => new(Row.Source, Row.Destination, Row.Protocol, Row.Length, Row.Info);

    private PacketRow Write()
    {
        var summary = parsed
            ? PacketDissector.Summarise(frame.Span, Header)
            : PacketDissector.Summarise(frame.Span, link, wireLength);
        return new PacketRow(
            number,
            Math.Round(sinceOnset / 1e9, 6),
            summary.Source,
            summary.Destination,
            summary.Protocol,
            summary.Length,
            summary.Info,
            IsBeforeOnset
        );
    }
}
