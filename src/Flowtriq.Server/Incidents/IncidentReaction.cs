namespace Flowtriq.Server.Incidents;

/// <summary>When an incident was first reacted to, in microseconds since 1970; null where it was not.</summary>
/// <param name="Number">The incident.</param>
/// <param name="Alerted">A channel took an alert.</param>
/// <param name="InForce">A level of the ladder was confirmed.</param>
/// <param name="Effective">A level was measured to be effective.</param>
internal sealed record IncidentReaction(long Number, long? Alerted, long? InForce, long? Effective);
