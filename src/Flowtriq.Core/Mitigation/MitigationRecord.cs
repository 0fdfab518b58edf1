using System.Collections.Immutable;

namespace Flowtriq.Core.Mitigation;

/// <summary>A mitigation with its life so far. Immutable; a step that makes no sense leaves it unchanged.</summary>
/// <param name="Desired">What was asked for, in its newest revision.</param>
/// <param name="History">Every step with its evidence, oldest first; never empty.</param>
public sealed record MitigationRecord(DesiredMitigation Desired, ImmutableArray<MitigationEvidence> History)
{
    /// <summary>Where it is now.</summary>
    public MitigationState State => History[^1].State;

    /// <summary>True when nothing follows any more.</summary>
    public bool IsOver => State >= MitigationState.Refused;

    /// <summary>Begins a life.</summary>
    public static MitigationRecord Begin(DesiredMitigation desired, DateTimeOffset at) =>
        new(
            desired,
            [
                new(
                    at,
                    desired.Disposition == Disposition.Apply ? MitigationState.Approved : MitigationState.Proposed,
                    desired.Reason,
                    desired.Origin.ToString()!
                ),
            ]
        );

    /// <summary>
    /// The record after a step; the same one when the step repeats the state with the same proof and witness, or is not
    /// possible from here.
    /// </summary>
    public MitigationRecord With(MitigationEvidence step)
    {
        var last = History[^1];
        var repeated = last.State == step.State && last.Proof == step.Proof && last.By == step.By;
        return repeated || !CanMove(State, step.State) ? this : this with { History = History.Add(step) };
    }

    /// <summary>The record of a newer revision or later expiry; another key is a bug.</summary>
    /// <exception cref="ArgumentException">The key differs.</exception>
    public MitigationRecord Renew(DesiredMitigation desired) =>
        desired.Key == Desired.Key
            ? this with
            {
                Desired = desired,
            }
            : throw new ArgumentException("A record keeps its key.", nameof(desired));

    /// <summary>True when a mitigation in one state can move to the other.</summary>
    public static bool CanMove(MitigationState from, MitigationState to) =>
        from switch
        {
            MitigationState.Proposed => to
                is MitigationState.Proposed
                    or MitigationState.Approved
                    or MitigationState.Refused
                    or MitigationState.Expired
                    or MitigationState.Withdrawn,
            MitigationState.Approved => to is not (MitigationState.Proposed or MitigationState.Effective),
            MitigationState.Requested
            or MitigationState.Accepted
            or MitigationState.Effective
            or MitigationState.Failed => to is not (MitigationState.Proposed or MitigationState.Approved),
            MitigationState.Refused or MitigationState.Expired or MitigationState.Withdrawn => false,
        };
}
