namespace Flowtriq.Server.Contract;

/// <summary>One key that a version of a configuration changed.</summary>
/// <param name="Path">"detection.multiplier".</param>
/// <param name="Before">Its value as JSON; null when the key was not there.</param>
/// <param name="After">Its value as JSON; null when the key is gone.</param>
public sealed record ConfigChange(string Path, string? Before, string? After);
