namespace Flowtriq.Core.Incidents;

/// <summary>What a person wrote on an incident.</summary>
public sealed record IncidentNote(DateTimeOffset At, string By, string Text);
