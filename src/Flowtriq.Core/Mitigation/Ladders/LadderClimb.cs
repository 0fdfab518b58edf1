using Flowtriq.Core.Mitigation.Policies;

namespace Flowtriq.Core.Mitigation.Ladders;

/// <summary>The way up.</summary>
internal static class LadderClimb
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Notes since when each trigger holds and too much is left over.</summary>
    internal static LadderState Watch(Situation situation, LadderState state)
    {
        foreach (var level in situation.Policy.Order)
        {
            var before = state[level];
            var limit = situation.Policy.Levels.GetValueOrDefault(level)?.Trigger.ResidualAfterPrevious;
            var high = situation.Residual.Value > (limit ?? situation.Policy.ResidualTarget).Value;
            var after = before with
            {
                HotSince = situation.IsHot(level) ? Earlier(before.HotSince, situation.Now) : null,
                ResidualSince = high ? Earlier(before.ResidualSince, situation.Now) : null,
                Starts = before.Starts.RemoveAll(start => situation.Now - start >= Hour),
                // A wall clock that stepped back must not keep a level until it has caught up.
                InForceSince = before.InForceSince is { } since ? Earlier(since, situation.Now) : null,
            };
            if (after != before)
                state = state.With(level, after);
        }
        return state;
    }

    /// <summary>Leaves levels at once that policy, owner or a person no longer allows.</summary>
    internal static LadderState Leave(Situation situation, LadderState state)
    {
        foreach (var (level, remembered) in state.Levels)
        {
            if (remembered.DueSince is null)
                continue;
            var stopped = remembered.InForceSince is not null && situation.ModeOf(level) == LevelMode.Observe;
            if (stopped || !IsPossible(situation, state, level))
                state = LadderRelease.Release(state, level, situation.Now);
        }
        return state;
    }

    /// <summary>Leaves every level at once: there is nothing to mitigate any more.</summary>
    internal static LadderState LeaveAll(LadderState state, DateTimeOffset now)
    {
        foreach (var (level, remembered) in state.Levels)
        {
            if (remembered.DueSince is not null)
                state = LadderRelease.Release(state, level, now);
        }
        return state with { QuietSince = null, Rules = [], RulesSince = null, Issued = state.Issued.Clear() };
    }

    /// <summary>Climbs what is due, in the policy's order, and starts what may start.</summary>
    internal static LadderState Climb(Situation situation, LadderState state)
    {
        foreach (var level in situation.Policy.Order)
        {
            if (!IsPossible(situation, state, level))
                continue;
            if (state[level].DueSince is null && IsDue(situation, state, level))
                state = state.With(level, state[level] with { DueSince = situation.Now, Reason = situation.Words() });
            if (state[level] is not { DueSince: not null, InForceSince: null } waiting)
                continue;
            if (waiting.Target != situation.Target)
                state = state.With(level, waiting with { Target = situation.Target });
            state = TryStart(situation, state, level);
        }
        return state;
    }

    /// <summary>What becomes of a level that is due: applied, or shown in which way.</summary>
    internal static Disposition DispositionOf(Situation situation, LadderState state, MitigationLevel level)
    {
        var mode = situation.ModeOf(level) ?? LevelMode.Observe;
        // Asking is for the start: a window that opens in mid-attack takes nothing away.
        if (mode != LevelMode.Observe && state[level].InForceSince is not null)
            return Disposition.Apply;
        var several = level == MitigationLevel.Blackhole && !(state[level].Target ?? situation.Target).IsHost;
        if (mode == LevelMode.Auto && (several || FlipsTooOften(situation, state, level)))
            mode = LevelMode.Approve;
        var approved = situation.ApprovedBy(level).Length >= (several ? 2 : 1);
        return mode switch
        {
            LevelMode.Auto => Disposition.Apply,
            LevelMode.Approve => approved ? Disposition.Apply : Disposition.AwaitsApproval,
            LevelMode.Propose => approved ? Disposition.Apply : Disposition.Proposed,
            LevelMode.Observe => Disposition.Observed,
        };
    }

    /// <summary>True when the level was started so often within the hour that a person must decide.</summary>
    internal static bool FlipsTooOften(Situation situation, LadderState state, MitigationLevel level) =>
        level > MitigationLevel.Firewall && state[level].Starts.Length >= situation.Policy.FlipsPerHour;

    private static DateTimeOffset Earlier(DateTimeOffset? since, DateTimeOffset now) =>
        since is { } known && known < now ? known : now;

    private static bool IsPossible(Situation situation, LadderState state, MitigationLevel level) =>
        situation.ModeOf(level) is not null
        && !IsSuperseded(situation, state, level)
        && level switch
        {
            MitigationLevel.Firewall or MitigationLevel.FlowSpec => !state.Rules.IsEmpty,
            MitigationLevel.Blackhole => true,
            MitigationLevel.Scrubbing => situation.Facts.Diversion is not null,
        };

    // A black hole ahead of a diversion would discard what the scrubber should clean.
    private static bool IsSuperseded(Situation situation, LadderState state, MitigationLevel level) =>
        level == MitigationLevel.Blackhole
        && state[MitigationLevel.Scrubbing].InForceSince is not null
        && situation.Policy.Order.IndexOf(MitigationLevel.Scrubbing) > situation.Policy.Order.IndexOf(level);

    private static bool IsDue(Situation situation, LadderState state, MitigationLevel level)
    {
        if (state[level].HotSince is not { } hot)
            return false;
        if (situation.IsUrgent)
            return true;
        if (situation.Now - hot < situation.Policy.Levels[level].Trigger.Sustained)
            return false;
        return LastStartBelow(situation, state, level) is not { } below || IsNotEnough(situation, state[level], below);
    }

    private static bool IsNotEnough(Situation situation, LevelState level, DateTimeOffset below)
    {
        if (situation.Now - below < situation.Policy.Settle)
            return false;
        return situation.LinkAtRisk
            || (level.ResidualSince is { } since && situation.Now - since >= situation.Policy.Settle);
    }

    // When the newest level below took effect; null when none works, so that nothing is waited for.
    private static DateTimeOffset? LastStartBelow(Situation situation, LadderState state, MitigationLevel level)
    {
        DateTimeOffset? last = null;
        foreach (var below in situation.Policy.Order.TakeWhile(other => other != level))
        {
            if (situation.Facts.Unavailable.Contains(below) || state[below].InForceSince is not { } since)
                continue;
            if (last is null || since > last)
                last = since;
        }
        return last;
    }

    private static LadderState TryStart(Situation situation, LadderState state, MitigationLevel level)
    {
        if (DispositionOf(situation, state, level) != Disposition.Apply)
            return state;
        var before = state[level];
        var returned = before.Released is { } released && situation.Now - released < Hour;
        state = state.With(
            level,
            before with
            {
                InForceSince = situation.Now,
                Starts = before.Starts.Add(situation.Now),
                Returns =
                    returned ? before.Returns + 1
                    : before.Released is null ? before.Returns
                    : 0,
            }
        );
        if (level == MitigationLevel.Scrubbing && IsSuperseded(situation, state, MitigationLevel.Blackhole))
            state = LadderRelease.Release(state, MitigationLevel.Blackhole, situation.Now);
        return state;
    }
}
