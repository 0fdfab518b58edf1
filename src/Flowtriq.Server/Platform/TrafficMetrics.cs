namespace Flowtriq.Server.Platform;

/// <summary>Metrics that tell of nodes and traffic: written only for those who may see them.</summary>
public sealed record TrafficMetrics(Func<string> Write);
