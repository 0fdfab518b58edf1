using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Policies;

/// <summary>What a policy leaves alone.</summary>
/// <param name="Addresses">Targets that share an address with one of these are never mitigated.</param>
/// <param name="Vectors">Families that are never filtered.</param>
public sealed record PolicyExclusions(ImmutableArray<IpPrefix> Addresses, ImmutableHashSet<AttackFamily> Vectors)
{
    /// <summary>Nothing is left alone.</summary>
    public static PolicyExclusions None { get; } = new([], []);

    /// <summary>True when the target is left alone.</summary>
    public bool Covers(IpPrefix target) => Addresses.Any(excluded => FlowSpecEvaluation.Overlap(excluded, target));

    /// <summary>True when there are vectors and every one of them is left alone.</summary>
    public bool Covers(AttackPicture picture) =>
        picture.Vectors.Count > 0 && picture.Vectors.All(vector => Vectors.Contains(vector.Family));
}
