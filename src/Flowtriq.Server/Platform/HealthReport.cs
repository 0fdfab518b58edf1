namespace Flowtriq.Server.Platform;

/// <summary>Answer of /health: "ok" or "degraded", each check as "ok" or its problem, and what should be seen to in time, by check.</summary>
public sealed record HealthReport(
    string Status,
    string Version,
    IReadOnlyDictionary<string, string> Checks,
    IReadOnlyDictionary<string, string> Warnings
);
