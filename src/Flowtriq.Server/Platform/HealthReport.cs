namespace Flowtriq.Server.Platform;

/// <summary>Answer of /health: "ok" or "degraded", and each check as "ok" or its problem.</summary>
public sealed record HealthReport(string Status, string Version, IReadOnlyDictionary<string, string> Checks);
