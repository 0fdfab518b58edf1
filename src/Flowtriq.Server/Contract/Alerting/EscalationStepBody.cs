namespace Flowtriq.Server.Contract.Alerting;

/// <summary>One step of an escalation.</summary>
/// <param name="DelaySeconds">How long after the step before, or after the beginning for the first.</param>
/// <param name="Targets">Who is told: "channel:3", "person:4", "rota:1" for whoever is on call.</param>
public sealed record EscalationStepBody(int DelaySeconds, IReadOnlyList<string> Targets);
