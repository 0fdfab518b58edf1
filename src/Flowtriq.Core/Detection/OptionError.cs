namespace Flowtriq.Core.Detection;

/// <summary>One thing wrong with an option.</summary>
/// <param name="Path">Where: "detection.multiplier".</param>
/// <param name="Value">What was written.</param>
/// <param name="Reason">Why it cannot be.</param>
public sealed record OptionError(string Path, string Value, string Reason);
