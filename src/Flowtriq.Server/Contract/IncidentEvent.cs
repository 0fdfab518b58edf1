namespace Flowtriq.Server.Contract;

public sealed record IncidentEvent(long Id, DateTimeOffset At, string Kind, string Actor, string Text);
