using Flowtriq.Core.Alerting;

namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Who was told of an incident, and what comes next.</summary>
/// <param name="Phase">Where the telling is; absent when alerting never looked at it.</param>
/// <param name="Policy">Name of the policy under way; absent when none is.</param>
/// <param name="NextStep">Number of the next step; absent when none is to come.</param>
/// <param name="NextAt">When the next step is taken.</param>
/// <param name="Leader">The incident it is told as part of; absent when it is told for itself.</param>
/// <param name="Held">Why nobody is told for now; absent when somebody is.</param>
/// <param name="Deliveries">Oldest first.</param>
public sealed record IncidentAlerts(
    EscalationPhase? Phase,
    string? Policy,
    int? NextStep,
    DateTimeOffset? NextAt,
    long? Leader,
    string? Held,
    IReadOnlyList<AlertDeliveryView> Deliveries
);
