using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Alerting;

/// <summary>Somebody is to be told something, once.</summary>
/// <param name="Incident">Of which incident.</param>
/// <param name="Kind">What.</param>
/// <param name="Target">Whom: a channel or a person.</param>
/// <param name="Step">Number of the step, from 1; 0 for what is told to all who were told before.</param>
/// <param name="Key">The same for the same telling and no other: what makes it one when it is sent twice.</param>
/// <param name="Text">What is said besides the incident itself; may be empty.</param>
public sealed record Notification(
    IncidentId Incident,
    NotificationKind Kind,
    AlertTarget Target,
    int Step,
    string Key,
    string Text
);
