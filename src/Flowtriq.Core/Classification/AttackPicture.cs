namespace Flowtriq.Core.Classification;

/// <summary>What the packet sample says an attack is. Compare by <see cref="Revision"/>, not by the lists inside.</summary>
/// <param name="Family">The family of the largest vector, or <see cref="AttackFamily.MultiVector"/>.</param>
/// <param name="Vectors">Vectors of at least 1 % of the excess, largest packet share first.</param>
/// <param name="Confidence">Packet-share-weighted confidence of the vectors, 0..1.</param>
/// <param name="SourceCount">Estimated number of distinct source addresses in the whole attack.</param>
/// <param name="SpoofedShare">Estimated share of packets with forged sources, 0..1; null when the sample cannot tell.</param>
/// <param name="TopSources">The busiest sources with their share of the excess packets.</param>
/// <param name="Sampled">Packets of the excess the picture rests on.</param>
/// <param name="Locked">True once the label is stable and no longer changes for this incident.</param>
/// <param name="Revision">Grows with each change of family or vectors.</param>
public sealed record AttackPicture(
    AttackFamily Family,
    IReadOnlyList<AttackVector> Vectors,
    double Confidence,
    int SourceCount,
    double? SpoofedShare,
    IReadOnlyList<SourceShare> TopSources,
    int Sampled,
    bool Locked,
    int Revision
)
{
    /// <summary>The picture before any evidence.</summary>
    public static AttackPicture Unattributed { get; } = new(AttackFamily.Unattributed, [], 0, 0, null, [], 0, false, 0);
}
