namespace Flowtriq.Server.Contract.Alerting;

/// <summary>An escalation policy as it is laid down.</summary>
public sealed record EscalationPolicyView(long Number, EscalationPolicyBody Policy);
