using System.Collections.Immutable;

namespace Flowtriq.Core.Mitigation.Ladders;

/// <summary>What should exist now for one target.</summary>
/// <param name="Desired">The whole set; what is not in it is to be withdrawn. Only those to be applied go to the safety kernel.</param>
/// <param name="State">Hand it to the next decision.</param>
/// <param name="Asks">Why a person is needed; empty when none is.</param>
public sealed record LadderDecision(
    ImmutableArray<DesiredMitigation> Desired,
    LadderState State,
    ImmutableArray<string> Asks
)
{
    /// <summary>The levels to be applied.</summary>
    public IEnumerable<MitigationLevel> InForce =>
        Desired.Where(mitigation => mitigation.Disposition == Disposition.Apply).Select(m => m.Level).Distinct();
}
