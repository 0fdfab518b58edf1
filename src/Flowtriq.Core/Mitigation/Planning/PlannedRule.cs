namespace Flowtriq.Core.Mitigation.Planning;

/// <summary>One rule of a plan.</summary>
/// <param name="Rule">The rule; <see cref="FlowSpecRules.Check"/> finds no fault with it.</param>
/// <param name="Vector">What it is against: "DNS amplification, NTP amplification".</param>
/// <param name="Prediction">What it matches by itself.</param>
public sealed record PlannedRule(FlowSpecRule Rule, string Vector, RulePrediction Prediction);
