namespace Flowtriq.Server.Alerting.Telling;

/// <summary>One thing to tell one recipient, as it is stored. Times are microseconds since 1970.</summary>
/// <param name="Number">Order of the telling.</param>
/// <param name="Key">The same for every attempt and for nothing else.</param>
/// <param name="Incident">Number of the incident.</param>
/// <param name="Kind">What is told, of <see cref="Core.Alerting.NotificationKind"/>.</param>
/// <param name="Target">"channel:3", or "mail:4" for a member's e-mail.</param>
/// <param name="Step">Step of the escalation; 0 for none.</param>
/// <param name="Text">What is said besides the incident.</param>
/// <param name="State">Of <see cref="Contract.Alerting.AlertDeliveryState"/>.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Requested">When it was decided.</param>
/// <param name="Due">When it is tried next; null once settled.</param>
/// <param name="Settled">When it was delivered or given up.</param>
/// <param name="Detail">What the service said last.</param>
internal sealed record OutboxRow(
    long Number,
    string Key,
    long Incident,
    string Kind,
    string Target,
    long Step,
    string Text,
    string State,
    long Attempts,
    long Requested,
    long? Due,
    long? Settled,
    string Detail
);
