using System.Collections.Immutable;

namespace Flowtriq.Core.Mitigation.Safety;

/// <summary>
/// The only door to a backend: no policy, person or call passes it. What it admits is a part of what was desired, and
/// admitting that again changes nothing.
/// </summary>
public static class SafetyKernel
{
    /// <summary>Sorts what is desired into what may exist and what may not.</summary>
    /// <param name="desired">Everything that should exist at the same time, over all incidents.</param>
    /// <param name="facts">What is known of the network.</param>
    public static Admission Admit(IReadOnlyCollection<DesiredMitigation> desired, SafetyFacts facts)
    {
        var admitted = ImmutableArray.CreateBuilder<DesiredMitigation>();
        var refused = ImmutableArray.CreateBuilder<Refusal>();
        var budgets = new BudgetLedger(facts);
        foreach (var mitigation in InOrder(desired, facts))
        {
            if (Refuse(mitigation, facts, budgets) is { } refusal)
                refused.Add(refusal);
            else
                admitted.Add(mitigation);
        }
        return new Admission(admitted.ToImmutable(), refused.ToImmutable());
    }

    private static Refusal? Refuse(DesiredMitigation mitigation, SafetyFacts facts, BudgetLedger budgets)
    {
        if (facts.KillSwitch)
            return new(mitigation, RefusalKind.KillSwitch, "the kill switch is on: everything is withdrawn");
        if (SafetyRules.Check(mitigation, facts) is { } broken)
            return broken;
        if (budgets.Take(mitigation) is { } exceeded)
            return exceeded;
        return facts.DryRun
            ? new(mitigation, RefusalKind.DryRun, "dry run: this would have been applied, nothing is")
            : null;
    }

    // What is in force keeps its place in the budgets; then what people want, then the lower levels. The rest of the order
    // only has to be the same every time.
    private static IEnumerable<DesiredMitigation> InOrder(IEnumerable<DesiredMitigation> desired, SafetyFacts facts) =>
        desired
            .OrderByDescending(mitigation => facts.Active.Contains(mitigation.Key))
            .ThenBy(mitigation => mitigation.Origin is not MitigationOrigin.ByPerson)
            .ThenBy(mitigation => mitigation.Level)
            .ThenBy(mitigation => mitigation.Key, StringComparer.Ordinal)
            .ThenByDescending(mitigation => mitigation.Revision)
            .ThenByDescending(mitigation => mitigation.Expires);
}
