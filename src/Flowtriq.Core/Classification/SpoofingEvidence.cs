using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Classification;

/// <summary>
/// What forged sources leave behind, over packets that come straight from their sender: times to live, the spread of the sources
/// over the address space, and sources that cannot exist.
/// </summary>
internal sealed class SpoofingEvidence
{
    /// <summary>Share of the IPv4 space that never appears as a source: 0/8, 127/8 and 224/3.</summary>
    private const double ImpossibleSpace = 34.0 / 256;

    private readonly double[] _timesToLive = new double[256];
    private readonly double[] _networks = new double[256];
    private double _impossible;

    internal double Packets { get; private set; }

    internal void Add(in PacketHeader header, double weight)
    {
        Packets += weight;
        _timesToLive[header.TimeToLive] += weight;
        _networks[Network(header.Source)] += weight;
        if (IsImpossible(header.Source))
            _impossible += weight;
    }

    internal void Clear()
    {
        Array.Clear(_timesToLive);
        Array.Clear(_networks);
        _impossible = 0;
        Packets = 0;
    }

    /// <summary>
    /// Share of the excess over <paramref name="before"/> with forged sources, 0..1; null when the evidence does not decide.
    /// <list type="bullet">
    /// <item>Many sources from all over the address space whose packets travelled the same one to four distances share a sender.</item>
    /// <item>Sources that cannot exist make up 13 % of sources drawn at random.</item>
    /// <item>A source that keeps coming back with the same time to live is genuine; one whose distance changes is not.</item>
    /// </list>
    /// </summary>
    internal double? Estimate(SpoofingEvidence before, double ratio, SourceStatistics sources)
    {
        const int EnoughSources = 100;
        const int ManyNetworks = 32;
        if (sources.Packets < EnoughSources)
            return null;

        var samePath = Concentration(_timesToLive, before._timesToLive, ratio, 4);
        if (
            sources.Sources * sources.Scale >= EnoughSources
            && Spread(before, ratio) >= ManyNetworks
            && samePath >= 0.9
        )
            return samePath;

        var total = Math.Max(0, Packets - (ratio * before.Packets));
        var impossible = Math.Max(0, _impossible - (ratio * before._impossible));
        if (total > 0 && impossible / total >= ImpossibleSpace / 4)
            return Math.Min(1, impossible / total / ImpossibleSpace);

        var returning = sources.Packets - sources.Once;
        return returning >= sources.Packets / 2 ? sources.VaryingPackets / sources.Packets : null;
    }

    /// <summary>Networks (/8 of IPv4) that hold more than a thousandth of the excess.</summary>
    private int Spread(SpoofingEvidence before, double ratio)
    {
        var floor = Math.Max(0, Packets - (ratio * before.Packets)) / 1000;
        var networks = 0;
        for (var i = 0; i < _networks.Length; i++)
            networks += _networks[i] - (ratio * before._networks[i]) > floor ? 1 : 0;
        return networks;
    }

    /// <summary>Share of the excess in its <paramref name="top"/> largest cells.</summary>
    private static double Concentration(double[] cells, double[] before, double ratio, int top)
    {
        Span<double> excess = stackalloc double[256];
        var total = 0.0;
        for (var i = 0; i < excess.Length; i++)
            total += excess[i] = Math.Max(0, cells[i] - (ratio * before[i]));
        excess.Sort();
        var largest = 0.0;
        foreach (var value in excess[^top..])
            largest += value;
        return total > 0 ? largest / total : 0;
    }

    private static int Network(IpAddress source) =>
        source.IsV4 ? (int)(source.V4 >> 24) : (int)((source.Bits >> 104) & 0xFF);

    /// <summary>
    /// True for IPv4 sources that no host can have: 0/8, 127/8, multicast and class E (RFC 6890). Private ranges are left out: they
    /// leak from misconfigured translators and are real inside a provider's own network.
    /// </summary>
    private static bool IsImpossible(IpAddress source) => source.IsV4 && source.V4 >> 24 is 0 or 127 or >= 224;
}
