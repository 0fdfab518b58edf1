namespace Flowtriq.Agent.Status;

/// <summary>Something the agent told its operator.</summary>
internal sealed record ToldNotice(DateTimeOffset At, string Kind, string Text);
