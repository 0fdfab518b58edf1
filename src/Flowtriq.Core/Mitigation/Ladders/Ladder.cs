using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation.Policies;

namespace Flowtriq.Core.Mitigation.Ladders;

/// <summary>
/// Decides which mitigations should exist for one target. Closed loop: a level is climbed only when what is left over stays
/// above the target or a shared link is at risk, jumped to when a link is nearly full, and taken back one at a time with a
/// hold that grows each time the attack returns.
/// </summary>
/// <remarks>
/// The same input twice changes nothing; a larger attack never climbs less high. A level above 1 stays for at least the
/// announce interval, so that a pulsing attack cannot make routes flap.
/// </remarks>
public static class Ladder
{
    /// <summary>The whole set that should exist, and what to remember. Call it at least every few seconds while an attack lasts.</summary>
    /// <param name="incident">The incident as the server knows it.</param>
    /// <param name="policy">The policy that holds for the target; it must be valid.</param>
    /// <param name="facts">What is measured.</param>
    /// <param name="state">What the last decision on this target returned.</param>
    /// <param name="now">The clock, UTC.</param>
    public static LadderDecision Decide(
        Incident incident,
        Policy policy,
        LadderFacts facts,
        LadderState state,
        DateTimeOffset now
    )
    {
        var situation = new Situation(incident, policy, facts, now);
        if (!situation.IsMitigable)
            return new LadderDecision([], LadderClimb.LeaveAll(state, now), []);
        state = LadderClimb.Watch(situation, state);
        state = LadderRules.Adopt(situation, state);
        state = LadderClimb.Leave(situation, state);
        state = LadderClimb.Climb(situation, state);
        state = LadderRelease.StepDown(situation, state);
        return LadderOutput.Make(situation, state);
    }
}
