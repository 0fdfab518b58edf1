namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>One prefix as the provider sees it.</summary>
/// <param name="Prefix">The prefix.</param>
/// <param name="Works">True when it can be diverted.</param>
/// <param name="Advertised">Whether the provider announces it now; null when it did not say.</param>
/// <param name="Text">What it said.</param>
public sealed record ScrubbingPrefixTest(string Prefix, bool Works, bool? Advertised, string Text);
