namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>One line of the log of changes.</summary>
/// <param name="Area">One of <see cref="RuleAreas"/>.</param>
/// <param name="Item">What was changed: a name or a prefix.</param>
/// <param name="What">What was done, for a person.</param>
/// <param name="Before">JSON of what it was; null when it was not there.</param>
/// <param name="After">JSON of what it is; null when it is gone.</param>
internal sealed record RuleChange(string Area, string Item, string What, string? Before, string? After)
{
    /// <summary>For the audit log: "customer ACME: changed".</summary>
    internal string Sentence => $"{Area} {Item}: {What}";
}
