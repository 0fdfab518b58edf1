using System.Collections.Immutable;

namespace Flowtriq.Core.Mitigation.Ladders;

/// <summary>Turns the levels that are due into the set of mitigations.</summary>
internal static class LadderOutput
{
    internal static LadderDecision Make(Situation situation, LadderState state)
    {
        var desired = ImmutableArray.CreateBuilder<DesiredMitigation>();
        var asks = ImmutableArray.CreateBuilder<string>();
        var issued = ImmutableDictionary.CreateBuilder<string, IssuedMitigation>();
        foreach (var level in situation.Policy.Order.Where(level => state[level].DueSince is not null))
        {
            var disposition = LadderClimb.DispositionOf(situation, state, level);
            foreach (var action in Actions(situation, state, level))
            {
                var version = Version(situation, state, action);
                issued[action.Key] = version;
                desired.Add(Desired(situation, state[level], version, disposition));
            }
            if (disposition == Disposition.AwaitsApproval)
                asks.Add(Ask(situation, state, level));
        }
        return new LadderDecision(
            desired.ToImmutable(),
            state with
            {
                Issued = issued.ToImmutable(),
            },
            asks.ToImmutable()
        );
    }

    private static DesiredMitigation Desired(
        Situation situation,
        LevelState level,
        IssuedMitigation version,
        Disposition disposition
    ) =>
        new()
        {
            Action = version.Action,
            Origin = new MitigationOrigin.ByPolicy(situation.Policy.Name, situation.Policy.Revision),
            Expires = version.Expires,
            Disposition = disposition,
            Incident = situation.Incident.Id,
            Revision = version.Revision,
            Reason = level.Reason,
            ApprovedBy = situation.ApprovedBy(version.Action.Level),
        };

    // Renewed when half of the time is gone: a dead man's switch that does not make every second a change.
    private static IssuedMitigation Version(Situation situation, LadderState state, MitigationAction action)
    {
        var ttl = situation.Policy.Levels[action.Level].Ttl;
        if (!state.Issued.TryGetValue(action.Key, out var last))
            return new IssuedMitigation(action, 1, situation.Now + ttl);
        var left = last.Expires - situation.Now;
        return new IssuedMitigation(
            action,
            last.Action == action ? last.Revision : last.Revision + 1,
            left < ttl / 2 || left > ttl ? situation.Now + ttl : last.Expires
        );
    }

    private static IEnumerable<MitigationAction> Actions(
        Situation situation,
        LadderState state,
        MitigationLevel level
    ) =>
        level switch
        {
            MitigationLevel.Firewall => Rules(situation, state, level)
                .Select(rule => new MitigationAction.EdgeFilter(rule)),
            MitigationLevel.FlowSpec => Rules(situation, state, level)
                .Select(rule => new MitigationAction.FlowSpec(rule)),
            MitigationLevel.Blackhole => [new MitigationAction.Blackhole(state[level].Target ?? situation.Target)],
            MitigationLevel.Scrubbing => situation.Facts.Diversion is { } diversion ? [diversion] : [],
        };

    private static IEnumerable<FlowSpecRule> Rules(Situation situation, LadderState state, MitigationLevel level)
    {
        var limit = situation.Policy.Levels[level].LimitTo;
        return state.Rules.Select(rule =>
            limit is { } rate ? rule with { Action = FlowSpecAction.Limit(BytesPerSecond.From(rate)) } : rule
        );
    }

    private static string Ask(Situation situation, LadderState state, MitigationLevel level)
    {
        if (LadderClimb.FlipsTooOften(situation, state, level))
        {
            var times = state[level].Starts.Length;
            return $"{level} for {situation.Target} was started {times} times within an hour: decide whether it should stay";
        }
        return $"{level} for {situation.Target} waits for approval: {state[level].Reason}";
    }
}
