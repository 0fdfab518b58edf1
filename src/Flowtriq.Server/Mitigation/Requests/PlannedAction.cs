using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Planning;

namespace Flowtriq.Server.Mitigation.Requests;

/// <summary>One thing a request would do.</summary>
/// <param name="Action">What.</param>
/// <param name="Against">The vector it is against; empty when a person wrote the rule.</param>
/// <param name="Prediction">What it is expected to match; null when there is nothing to predict from.</param>
internal sealed record PlannedAction(MitigationAction Action, string Against, RulePrediction? Prediction);
