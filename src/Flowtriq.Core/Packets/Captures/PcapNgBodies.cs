using System.Text;

namespace Flowtriq.Core.Packets.Captures;

/// <summary>Reads the pcapng blocks that describe rather than carry packets.</summary>
internal static class PcapNgBodies
{
    /// <summary>A section with more interfaces than this is damaged; the limit bounds memory.</summary>
    private const int MostInterfaces = 65_536;

    /// <summary>Options of a section header block (§4.1).</summary>
    public static CaptureSection ReadSection(ReadOnlySpan<byte> options, bool bigEndian)
    {
        var section = new CaptureSection();
        var comments = new List<string>();
        var option = new PcapNgOptions(options, bigEndian);
        while (option.MoveNext())
        {
            if (option.Code == PcapNgBlocks.Comment)
                comments.Add(option.Text);
            section = option.Code switch
            {
                PcapNgBlocks.SectionHardware => section with { Hardware = option.Text },
                PcapNgBlocks.SectionOperatingSystem => section with { OperatingSystem = option.Text },
                PcapNgBlocks.SectionApplication => section with { Application = option.Text },
                _ => section,
            };
        }

        return section with
        {
            Comments = [.. comments],
        };
    }

    /// <summary>Adds the interface of an interface description block (§4.2); the result is an error or null.</summary>
    public static string? ReadInterface(
        ReadOnlySpan<byte> body,
        bool bigEndian,
        List<CaptureInterface> interfaces,
        List<PcapNgTime> clocks
    )
    {
        var reader = new SpanReader(body, 0, bigEndian);
        var link = reader.ReadUInt16();
        reader.Skip(2);
        var described = new CaptureInterface { Link = LinkTypes.FromFile(link), SnapLength = reader.ReadUInt32() };
        if (reader.Failed)
            return "an interface description is too short";
        if (interfaces.Count == MostInterfaces)
            return "too many interfaces";

        var clock = PcapNgTime.Default;
        var option = new PcapNgOptions(body[reader.Position..], bigEndian);
        while (option.MoveNext())
        {
            described = option.Code switch
            {
                PcapNgBlocks.InterfaceName => described with { Name = option.Text },
                PcapNgBlocks.InterfaceDescriptionText => described with { Description = option.Text },
                PcapNgBlocks.InterfaceSpeed => described with { SpeedBitsPerSecond = option.Number },
                // The first byte says how the filter is written; 0 is text.
                PcapNgBlocks.InterfaceFilter when option.Value is [0, ..] => described with
                {
                    Filter = option.Text[1..],
                },
                _ => described,
            };
            clock = option.Code switch
            {
                PcapNgBlocks.InterfaceTimeResolution when !option.Value.IsEmpty => clock with
                {
                    Resolution = option.Value[0],
                },
                PcapNgBlocks.InterfaceTimeOffset => clock with { OffsetSeconds = (long)option.Number },
                _ => clock,
            };
        }

        interfaces.Add(described);
        clocks.Add(clock);
        return null;
    }

    /// <summary>Adds an interface statistics block (§4.6); one for an undeclared interface is left out.</summary>
    public static void ReadStatistics(
        ReadOnlySpan<byte> body,
        bool bigEndian,
        List<PcapNgTime> clocks,
        List<CaptureStatistics> statistics
    )
    {
        var reader = new SpanReader(body, 0, bigEndian);
        var index = reader.ReadUInt32();
        var (high, low) = (reader.ReadUInt32(), reader.ReadUInt32());
        if (reader.Failed || index >= clocks.Count)
            return;

        var clock = clocks[(int)index];
        var counters = new CaptureStatistics((int)index, clock.ToNanoseconds(high, low));
        var option = new PcapNgOptions(body[reader.Position..], bigEndian);
        while (option.MoveNext())
        {
            counters = option.Code switch
            {
                PcapNgBlocks.StatisticsStart => counters with
                {
                    StartNanoseconds = Time(option.Value, bigEndian, clock),
                },
                PcapNgBlocks.StatisticsReceived => counters with { Received = option.Number },
                PcapNgBlocks.StatisticsDropped => counters with { Dropped = option.Number },
                PcapNgBlocks.StatisticsAccepted => counters with { Accepted = option.Number },
                PcapNgBlocks.StatisticsLost => counters with { Lost = option.Number },
                PcapNgBlocks.StatisticsDelivered => counters with { Delivered = option.Number },
                PcapNgBlocks.Comment => counters with { Comment = option.Text },
                _ => counters,
            };
        }

        statistics.Add(counters);
    }

    private static long Time(ReadOnlySpan<byte> value, bool bigEndian, PcapNgTime clock)
    {
        var reader = new SpanReader(value, 0, bigEndian);
        var high = reader.ReadUInt32();
        return clock.ToNanoseconds(high, reader.ReadUInt32());
    }
}
