namespace Flowtriq.Agent.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Check">What: a word that stays the same over versions.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Text">What was found.</param>
/// <param name="Advice">What to do; empty when there is nothing to do.</param>
internal sealed record Finding(string Check, FindingLevel Level, string Text, string Advice = "")
{
    internal static Finding Ok(string check, string text) => new(check, FindingLevel.Ok, text);

    internal static Finding Warning(string check, string text, string advice) =>
        new(check, FindingLevel.Warning, text, advice);

    internal static Finding Problem(string check, string text, string advice) =>
        new(check, FindingLevel.Problem, text, advice);
}
