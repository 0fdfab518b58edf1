namespace Flowtriq.Server.Pipeline;

/// <summary>How much capture the server takes.</summary>
/// <param name="FileBytes">Largest single capture.</param>
/// <param name="TotalBytes">All captures together; the oldest complete ones make room.</param>
public sealed record CaptureLimits(long FileBytes, long TotalBytes);
