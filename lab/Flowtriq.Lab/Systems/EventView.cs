namespace Flowtriq.Lab.Systems;

/// <summary>One entry of an incident's timeline.</summary>
public sealed record EventView(long Id, DateTimeOffset At, string Kind, string Actor, string Text);
