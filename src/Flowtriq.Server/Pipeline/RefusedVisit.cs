namespace Flowtriq.Server.Pipeline;

/// <summary>Somebody came to the agents' port and was turned away.</summary>
/// <param name="At">When.</param>
/// <param name="Address">From where, without the port.</param>
/// <param name="Reason">Why, as the agent was told it.</param>
public sealed record RefusedVisit(DateTimeOffset At, string Address, string Reason);
