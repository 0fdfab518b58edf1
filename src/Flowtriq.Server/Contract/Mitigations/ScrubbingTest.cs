namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>What a provider answered to a call that changes nothing.</summary>
/// <param name="Works">True when the credentials are good and every prefix can be diverted.</param>
/// <param name="Text">One sentence for a person.</param>
/// <param name="Prefixes">Each configured prefix.</param>
public sealed record ScrubbingTest(bool Works, string Text, IReadOnlyList<ScrubbingPrefixTest> Prefixes);
