using System.Collections.Immutable;
using Flowtriq.Core.Mitigation.Safety;

namespace Flowtriq.Core.Mitigation.Local;

/// <summary>What should be in force on this node now.</summary>
/// <param name="Filters">The whole set; what is not in it goes.</param>
/// <param name="Refused">What the safety kernel did not let through, with its reason.</param>
/// <param name="State">Hand it to the next decision.</param>
public sealed record LocalDecision(
    ImmutableArray<LocalFilter> Filters,
    ImmutableArray<Refusal> Refused,
    LocalState State
);
