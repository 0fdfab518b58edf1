namespace Flowtriq.Core.Mitigation.Policies;

/// <summary>One thing wrong with a policy.</summary>
/// <param name="Field">Where: "levels.FlowSpec.trigger.bits".</param>
/// <param name="Problem">What, for the person who edits it.</param>
public sealed record PolicyError(string Field, string Problem)
{
    /// <summary>"levels.FlowSpec.ttl: …".</summary>
    public override string ToString() => $"{Field}: {Problem}";
}
