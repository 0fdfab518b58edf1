namespace Flowtriq.Core.Mitigation.Ladders;

/// <summary>The way down: one level at a time, the highest first, each after its hold.</summary>
internal static class LadderRelease
{
    private const int MostDoublings = 10;

    internal static LadderState StepDown(Situation situation, LadderState state)
    {
        if (Highest(situation, state) is not { } top)
            return state.QuietSince is null ? state : state with { QuietSince = null };
        if (situation.IsWarm(top))
            return state.QuietSince is null ? state : state with { QuietSince = null };
        // A wall clock that stepped back must not make the hold longer than it is.
        var quiet = state.QuietSince is { } since && since <= situation.Now ? since : situation.Now;
        state = state with { QuietSince = quiet };
        if (situation.Now == state.LastRelease || !MayGo(situation, state, top, quiet))
            return state;
        // While the incident lasts each step is a probe of its own; once it is over the quiet time counts for all.
        var released = Release(state, top, situation.Now);
        if (Highest(situation, released) is null)
            return released with { QuietSince = null };
        return released with { QuietSince = situation.IsOver ? quiet : situation.Now };
    }

    internal static LadderState Release(LadderState state, MitigationLevel level, DateTimeOffset now)
    {
        var before = state[level];
        var after = before with
        {
            DueSince = null,
            InForceSince = null,
            Target = null,
            // Only what was in force can flap.
            Released = before.InForceSince is null ? before.Released : now,
            Reason = "",
        };
        return state.With(level, after) with { LastRelease = now };
    }

    /// <summary>How long the level must be without need.</summary>
    internal static TimeSpan HoldOf(Situation situation, LevelState level, MitigationLevel which)
    {
        if (level.InForceSince is null)
            return situation.Policy.Settle;
        var hold = situation.Policy.Levels[which].MinimumHold * Math.Pow(2, Math.Min(MostDoublings, level.Returns));
        return hold < situation.Policy.LongestHold ? hold : situation.Policy.LongestHold;
    }

    private static bool MayGo(Situation situation, LadderState state, MitigationLevel top, DateTimeOffset quiet)
    {
        var level = state[top];
        if (situation.Now - quiet < HoldOf(situation, level, top))
            return false;
        return top == MitigationLevel.Firewall
            || level.InForceSince is not { } started
            || situation.Now - started >= situation.Policy.AnnounceInterval;
    }

    private static MitigationLevel? Highest(Situation situation, LadderState state)
    {
        for (var index = situation.Policy.Order.Length - 1; index >= 0; index--)
        {
            if (state[situation.Policy.Order[index]].DueSince is not null)
                return situation.Policy.Order[index];
        }
        return null;
    }
}
