namespace Flowtriq.Server.Contract.Alerting;

/// <summary>What came of the last message to a channel.</summary>
/// <param name="At">When.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Text">What the service said, or why not.</param>
/// <param name="Incident">The incident it told of; absent for a test.</param>
public sealed record ChannelDelivery(DateTimeOffset At, ChannelOutcome Outcome, string Text, long? Incident);
