namespace Flowtriq.Core.Mitigation.Planning;

/// <summary>A rule that might be chosen.</summary>
/// <param name="Match">Which packets.</param>
/// <param name="Vector">What it is against.</param>
/// <param name="Share">Share of the excess by the classifier, 0..1; used when there is no sample.</param>
/// <param name="Spare">True when it also matches what the target lives on, so that it may only limit.</param>
internal sealed record RuleCandidate(FlowSpecMatch Match, string Vector, double Share, bool Spare);
