namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Who a step of an escalation can tell.</summary>
/// <param name="Target">As a step names it: "channel:3".</param>
/// <param name="Name">For people.</param>
public sealed record AlertRecipient(string Target, string Name);
