using System.Collections.Immutable;

namespace Flowtriq.Core.Mitigation.Ladders;

/// <summary>
/// Keeps the rules of levels 1 and 2 steady: while they are in force a new plan only adds, and only after the old one was
/// given time and too much is left over.
/// </summary>
internal static class LadderRules
{
    private const int Most = 16;

    internal static LadderState Adopt(Situation situation, LadderState state)
    {
        var planned = situation.Facts.Plan.Rules.Select(planned => planned.Rule).ToImmutableArray();
        var inUse =
            state[MitigationLevel.Firewall].DueSince is not null
            || state[MitigationLevel.FlowSpec].DueSince is not null;
        if (!inUse || state.Rules.IsEmpty)
            return state.Rules.SequenceEqual(planned)
                ? state
                : state with
                {
                    Rules = planned,
                    RulesSince = situation.Now,
                };
        var settled = situation.Now - (state.RulesSince ?? situation.Now) >= situation.Policy.Settle;
        if (!settled || situation.Residual.Value <= situation.Policy.ResidualTarget.Value)
            return state;
        var merged = Merge(state.Rules, planned);
        return merged.SequenceEqual(state.Rules) ? state : state with { Rules = merged, RulesSince = situation.Now };
    }

    // A known match takes the new action; new ones are added as long as there is room.
    private static ImmutableArray<FlowSpecRule> Merge(
        ImmutableArray<FlowSpecRule> present,
        ImmutableArray<FlowSpecRule> planned
    )
    {
        var merged = present.ToBuilder();
        foreach (var rule in planned)
        {
            var at = present.FindIndex(old => old.Match.Equals(rule.Match));
            if (at >= 0)
                merged[at] = rule;
            else if (merged.Count < Most)
                merged.Add(rule);
        }
        return merged.ToImmutable();
    }

    private static int FindIndex(this ImmutableArray<FlowSpecRule> rules, Predicate<FlowSpecRule> test)
    {
        for (var index = 0; index < rules.Length; index++)
        {
            if (test(rules[index]))
                return index;
        }
        return -1;
    }
}
