namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>One change of the rules.</summary>
/// <param name="Number">Grows with each change.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Area">"customer", "policy", "safety" or "killSwitch".</param>
/// <param name="Item">What was changed: a name or a prefix.</param>
/// <param name="What">What was done, for a person.</param>
/// <param name="Before">JSON of what it was; null when it was not there.</param>
/// <param name="After">JSON of what it is; null when it is gone.</param>
public sealed record RuleChangeView(
    long Number,
    DateTimeOffset At,
    string By,
    string Area,
    string Item,
    string What,
    string? Before,
    string? After
);
