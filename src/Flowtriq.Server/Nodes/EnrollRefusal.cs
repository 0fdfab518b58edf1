namespace Flowtriq.Server.Nodes;

/// <summary>An agent that came and was turned away since the token was made.</summary>
/// <param name="At">When.</param>
/// <param name="Address">From where.</param>
/// <param name="Reason">Why, as the agent was told it.</param>
public sealed record EnrollRefusal(DateTimeOffset At, string Address, string Reason);
