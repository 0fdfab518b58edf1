namespace Flowtriq.Lab.Systems;

/// <summary>A node that reports an incident.</summary>
public sealed record IncidentNode(string Id, string Name, string Pop);
