using System.Collections.Immutable;
using Flowtriq.Core.Classification;

namespace Flowtriq.Core.Mitigation.Planning;

/// <summary>What a plan must keep to.</summary>
public sealed record PlanOptions
{
    /// <summary>The router that takes the least of those that will be sent the rules.</summary>
    public VendorProfile Profile { get; init; } = VendorProfile.Conservative;

    /// <summary>Most rules per plan, 1 and up.</summary>
    public int MaxRules { get; init; } = 8;

    /// <summary>A rule must match at least this share of the excess that the others leave, 0..1.</summary>
    public double Worthwhile { get; init; } = 0.02;

    /// <summary>Rules that would match more than this share of normal traffic limit instead of discarding, 0..1.</summary>
    public double MaxCollateral { get; init; } = 0.05;

    /// <summary>The limit of such rules.</summary>
    public BytesPerSecond CollateralLimit { get; init; } = new(1_250_000);

    /// <summary>Limit of every rule; null to discard.</summary>
    public BytesPerSecond? Limit { get; init; }

    /// <summary>Families that must not be filtered.</summary>
    public ImmutableHashSet<AttackFamily> Excluded { get; init; } = [];
}
