using Flowtriq.Core.Packets.Dissection;

namespace Flowtriq.Core.Packets.Statistics;

/// <summary>Counts packets of a capture by what they have in common. One writer; read it when all are in.</summary>
public sealed class PacketTally
{
    /// <summary>Upper bounds of the size classes, in bytes on the wire.</summary>
    private static readonly int[] SizeLimits = [63, 127, 255, 511, 1023, 1279, 1518, int.MaxValue];

    private readonly TallyTable<string> protocols = new();
    private readonly TallyTable<int> sizes = new();
    private readonly TallyTable<byte> timesToLive = new();
    private readonly TallyTable<TcpFlags> flags = new();
    private readonly TallyTable<string> sources = new();
    private readonly TallyTable<string> destinations = new();

    /// <summary>Packets counted.</summary>
    public long Packets { get; private set; }

    /// <summary>Their bytes on the wire.</summary>
    public long Bytes { get; private set; }

    /// <summary>By the protocol column, most packets first.</summary>
    public IReadOnlyList<TallyRow> Protocols => protocols.Largest(static protocol => protocol, int.MaxValue);

    /// <summary>By size, small to large; classes without a packet are left out.</summary>
    public IReadOnlyList<TallyRow> Sizes => sizes.InOrder(SizeName);

    /// <summary>By time to live or hop limit, small to large; frames without an IP header are not in it.</summary>
    public IReadOnlyList<TallyRow> TimesToLive => timesToLive.InOrder(static value => $"{value}");

    /// <summary>TCP packets by their flags, most packets first.</summary>
    public IReadOnlyList<TallyRow> Flags => flags.Largest(TcpFlagText.Of, int.MaxValue);

    /// <summary>Source addresses there are.</summary>
    public int SourceCount => sources.Count;

    /// <summary>Destination addresses there are.</summary>
    public int DestinationCount => destinations.Count;

    /// <summary>The source addresses with most packets.</summary>
    public IReadOnlyList<TallyRow> Sources(int most) => sources.Largest(static address => address, most);

    /// <summary>The destination addresses with most packets.</summary>
    public IReadOnlyList<TallyRow> Destinations(int most) => destinations.Largest(static address => address, most);

    /// <summary>Counts one packet.</summary>
    /// <param name="header">Its outermost header; default for a frame that has none.</param>
    /// <param name="summary">Its line in the list.</param>
    public void Add(in PacketHeader header, in PacketSummary summary)
    {
        Packets++;
        Bytes += summary.Length;
        protocols.Add(summary.Protocol, summary.Length);
        sizes.Add(SizeClass(summary.Length), summary.Length);
        if (summary.Source.Length > 0)
            sources.Add(summary.Source, summary.Length);
        if (summary.Destination.Length > 0)
            destinations.Add(summary.Destination, summary.Length);
        if (header.IpLength == 0)
            return;
        timesToLive.Add(header.TimeToLive, summary.Length);
        if (header is { Protocol: IpProtocol.Tcp, HasTransport: true })
            flags.Add(header.TcpFlags, summary.Length);
    }

    private static int SizeClass(int length)
    {
        var index = 0;
        while (length > SizeLimits[index])
            index++;
        return index;
    }

    private static string SizeName(int index)
    {
        var from = index == 0 ? 0 : SizeLimits[index - 1] + 1;
        return index == SizeLimits.Length - 1 ? $"{from} and more" : $"{from}–{SizeLimits[index]}";
    }
}
