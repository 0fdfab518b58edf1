namespace Flowtriq.Server.Pipeline;

/// <summary>How much capture the server takes, and how long it keeps it.</summary>
/// <param name="FileBytes">Largest single capture.</param>
/// <param name="TotalBytes">All captures together; the oldest complete ones make room.</param>
/// <param name="Retention">How long a capture is kept that nobody holds.</param>
public sealed record CaptureLimits(long FileBytes, long TotalBytes, TimeSpan Retention);
