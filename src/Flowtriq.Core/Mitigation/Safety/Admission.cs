using System.Collections.Immutable;

namespace Flowtriq.Core.Mitigation.Safety;

/// <summary>What may exist and what may not. Every desired mitigation is in exactly one of the two.</summary>
/// <param name="Admitted">To be applied.</param>
/// <param name="Refused">Not to be applied, each with its reason.</param>
public sealed record Admission(ImmutableArray<DesiredMitigation> Admitted, ImmutableArray<Refusal> Refused)
{
    /// <summary>Of nothing that was desired.</summary>
    public static Admission Nothing { get; } = new([], []);
}
