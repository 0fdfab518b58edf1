namespace Flowtriq.Core.Mitigation.Safety;

/// <summary>One mitigation that will not be applied.</summary>
/// <param name="Desired">The mitigation.</param>
/// <param name="Kind">The rule it broke.</param>
/// <param name="Reason">Why, for a person.</param>
public sealed record Refusal(DesiredMitigation Desired, RefusalKind Kind, string Reason)
{
    /// <summary>"L3 203.0.113.0/24 refused: …".</summary>
    public override string ToString() => $"{Desired.Key} refused: {Reason}";
}
