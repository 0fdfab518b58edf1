using System.Collections.Immutable;

namespace Flowtriq.Core.Mitigation.Planning;

/// <summary>Rules against one attack and what they are expected to do together.</summary>
/// <param name="Rules">Most useful first; empty when nothing can be told apart.</param>
/// <param name="Prediction">What all of them match together.</param>
public sealed record FlowSpecPlan(ImmutableArray<PlannedRule> Rules, RulePrediction Prediction)
{
    /// <summary>No rule.</summary>
    public static FlowSpecPlan None { get; } = new([], default);
}
