namespace Flowtriq.Core.Alerting;

/// <summary>Why nobody is told of an incident for now.</summary>
/// <param name="Until">When it ends unless somebody ends it before.</param>
/// <param name="Why">In words: "silence 3: link test".</param>
public sealed record Hush(DateTimeOffset Until, string Why);
