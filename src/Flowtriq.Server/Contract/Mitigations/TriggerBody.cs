using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>When a level is due: any one of the four thresholds that are set, for long enough, with enough left over.</summary>
/// <param name="Bps">The attack has at least this bit rate.</param>
/// <param name="Pps">The attack has at least this packet rate.</param>
/// <param name="LinkShare">The busiest link is filled to at least this share, above 0 to 1.</param>
/// <param name="Severity">The incident is at least this severe.</param>
/// <param name="SustainedSeconds">How long without a break; 0 for at once.</param>
/// <param name="ResidualBps">What must still arrive after the level before; null for the policy's target.</param>
public sealed record TriggerBody(
    double? Bps = null,
    double? Pps = null,
    double? LinkShare = null,
    Severity? Severity = null,
    double SustainedSeconds = 0,
    double? ResidualBps = null
);
