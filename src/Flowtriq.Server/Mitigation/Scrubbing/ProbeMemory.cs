namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>What is remembered of a probed target.</summary>
/// <param name="First">When it was first asked, UTC.</param>
/// <param name="Answered">When it last answered; null when it never did.</param>
internal sealed record ProbeMemory(DateTimeOffset First, DateTimeOffset? Answered);
