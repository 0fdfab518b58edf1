namespace Flowtriq.Core.Classification;

/// <summary>Counts over a sample of sources; multiply by <paramref name="Scale"/> for all sources.</summary>
/// <param name="Sources">Distinct sources.</param>
/// <param name="Once">Sources with one packet.</param>
/// <param name="Twice">Sources with two packets.</param>
/// <param name="Packets">Packets of all of them.</param>
/// <param name="VaryingPackets">Packets of the sources whose time to live changed.</param>
/// <param name="Scale">One in how many sources was kept.</param>
internal readonly record struct SourceStatistics(
    int Sources,
    int Once,
    int Twice,
    double Packets,
    double VaryingPackets,
    double Scale
)
{
    internal SourceStatistics With(int packets, bool varies) =>
        this with
        {
            Sources = Sources + 1,
            Once = Once + (packets == 1 ? 1 : 0),
            Twice = Twice + (packets == 2 ? 1 : 0),
            Packets = Packets + packets,
            VaryingPackets = VaryingPackets + (varies ? packets : 0),
        };

    /// <summary>
    /// Sources of the whole traffic of which <paramref name="sampledShare"/> (0..1) of the packets was seen: the distinct sources seen
    /// plus Chao's lower bound for those not seen, f1(f1-1)/2(f2+1), which vanishes when every packet was seen. Never more than
    /// <paramref name="packets"/>, the packets themselves.
    /// </summary>
    internal int Estimate(double sampledShare, double packets)
    {
        var once = Once * Scale;
        var unseen = once * Math.Max(0, once - 1) / (2 * ((Twice * Scale) + 1));
        var total = (Sources * Scale) + ((1 - Math.Clamp(sampledShare, 0, 1)) * unseen);
        return (int)Math.Clamp(Math.Round(total), 0, Math.Min(int.MaxValue, Math.Max(Sources, Math.Ceiling(packets))));
    }
}
