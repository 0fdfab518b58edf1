namespace Flowtriq.Core.Classification;

/// <summary>What a vector kind has more of since the onset than the baseline explains.</summary>
internal readonly record struct VectorExcess(
    int Kind,
    double Packets,
    double Bytes,
    double Samples,
    double Readable,
    double Signed,
    double Typical,
    double FirstFragments,
    bool Significant
)
{
    /// <summary>An excess below this many standard deviations of the baseline's own noise is noise.</summary>
    private const double Deviations = 3;

    /// <summary>Subtracts the baseline, scaled by <paramref name="ratio"/> to the length of the window.</summary>
    internal static VectorExcess Of(int kind, in VectorTally during, in VectorTally before, double ratio)
    {
        var packets = Math.Max(0, during.Packets - (ratio * before.Packets));
        if (packets <= 0)
            return default(VectorExcess) with { Kind = kind };

        // Were there no attack, the difference would scatter round zero with this variance (Poisson, weighted).
        var expected = ratio * before.Packets;
        var meanWeight = during.SquaredWeights / during.Packets;
        var variance = (ratio * ratio * before.SquaredWeights) + (expected * meanWeight);
        return new VectorExcess(
            kind,
            packets,
            Math.Max(0, during.Bytes - (ratio * before.Bytes)),
            during.Samples * packets / during.Packets,
            Math.Clamp(during.Readable - (ratio * before.Readable), 0, packets),
            Math.Clamp(during.Signed - (ratio * before.Signed), 0, packets),
            Math.Clamp(during.Typical - (ratio * before.Typical), 0, packets),
            Math.Clamp(during.FirstFragments - (ratio * before.FirstFragments), 0, packets),
            packets > Deviations * Math.Sqrt(variance)
        );
    }
}
