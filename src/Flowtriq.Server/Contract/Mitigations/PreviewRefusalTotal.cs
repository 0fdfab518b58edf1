namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>How often a rule of the safety kernel would have refused something.</summary>
/// <param name="Rule">The rule: "notOurs".</param>
/// <param name="Mitigations">How many mitigations.</param>
/// <param name="Example">One of them, with its reason.</param>
public sealed record PreviewRefusalTotal(string Rule, int Mitigations, string Example);
