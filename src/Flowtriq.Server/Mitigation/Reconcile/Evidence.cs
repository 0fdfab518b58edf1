using System.Collections.Immutable;
using System.Globalization;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Records;

namespace Flowtriq.Server.Mitigation.Reconcile;

/// <summary>Turns what backends say into steps of a mitigation's life. Pure; saying the same again is no step.</summary>
internal static class Evidence
{
    internal static ImmutableArray<MitigationEvidence> Of(
        MitigationEntry entry,
        Surroundings around,
        DateTimeOffset now
    )
    {
        if (entry is not { Admitted: true, Record.IsOver: false })
            return [];
        var witnesses = Witnesses.Of(entry, around);
        var steps = ImmutableArray.CreateBuilder<MitigationEvidence>();
        if (entry.Record.State == MitigationState.Approved)
            steps.Add(new(now, MitigationState.Requested, Asked(entry, witnesses)));
        if (witnesses.Count == 0)
        {
            Add(steps, entry, new(now, MitigationState.Failed, "nobody is there to carry it out"));
            return steps.ToImmutable();
        }

        var before = steps.Count;
        // Failures first: the state is that of the last step, and one that has it is enough.
        foreach (var witness in witnesses.OrderBy(static w => w.Standing == WitnessStanding.Has))
        {
            if (StepOf(entry, witness, now) is { } step)
                steps.Add(step);
        }

        var holders = witnesses.Count(static w => w.Standing == WitnessStanding.Has);
        if (steps.Count > before && holders > 0 && witnesses.Count > 1)
            steps.Add(new(now, MitigationState.Accepted, Counted(holders, witnesses)));
        return steps.ToImmutable();
    }

    private static MitigationEvidence? StepOf(MitigationEntry entry, Witness witness, DateTimeOffset now)
    {
        var last = entry.Record.History.LastOrDefault(step => step.By == witness.Name);
        return witness.Standing switch
        {
            WitnessStanding.Has when last?.State != MitigationState.Accepted => new(
                now,
                MitigationState.Accepted,
                witness.Says,
                witness.Name
            ),
            WitnessStanding.Refuses when last?.State != MitigationState.Failed || last.Proof != witness.Says => new(
                now,
                MitigationState.Failed,
                witness.Says,
                witness.Name
            ),
            WitnessStanding.Waiting when last?.State == MitigationState.Accepted => new(
                now,
                MitigationState.Failed,
                $"lost: {witness.Says}",
                witness.Name
            ),
            _ => null,
        };
    }

    private static void Add(
        ImmutableArray<MitigationEvidence>.Builder steps,
        MitigationEntry entry,
        MitigationEvidence step
    )
    {
        var last = entry.Record.History[^1];
        if (last.State != step.State || last.Proof != step.Proof)
            steps.Add(step);
    }

    private static string Asked(MitigationEntry entry, IReadOnlyList<Witness> witnesses) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"handed to {witnesses.Count} {Kind(witnesses, entry.Record.Desired.Level)}"
        );

    private static string Counted(int holders, IReadOnlyList<Witness> witnesses) =>
        string.Create(CultureInfo.InvariantCulture, $"accepted by {holders} of {witnesses.Count} {witnesses[0].Kind}s");

    private static string Kind(IReadOnlyList<Witness> witnesses, MitigationLevel level)
    {
        var one = level switch
        {
            MitigationLevel.Firewall => "node",
            MitigationLevel.Scrubbing => "provider",
            _ => "router",
        };
        return witnesses.Count == 1 ? one : $"{one}s";
    }
}
