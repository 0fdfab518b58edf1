using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Records;

namespace Flowtriq.Server.Mitigation.Views;

/// <summary>Mitigations as the API shows them.</summary>
internal sealed class MitigationViews(SurroundingsReader surroundings)
{
    internal MitigationSummary Summary(MitigationEntry entry) => Summary(entry, surroundings.Read());

    internal MitigationDetail Detail(MitigationEntry entry)
    {
        var around = surroundings.Read();
        var action = entry.Record.Desired.Action;
        return new MitigationDetail(
            Summary(entry, around),
            [
                .. entry.Record.History.Select(static step => new MitigationStep(
                    step.At,
                    step.State,
                    step.Proof,
                    step.By
                )),
            ],
            [.. Witnessing(entry, around).Select(View)],
            RouterTextViews.Of(action, entry.Id),
            BlastRadii.Of(action, around.Rules.Customers)
        );
    }

    internal static MitigationSummary Summary(MitigationEntry entry, Surroundings around)
    {
        var desired = entry.Record.Desired;
        var witnesses = Witnessing(entry, around);
        var dropped = Sum(witnesses);
        var policy = desired.Origin as MitigationOrigin.ByPolicy;
        var last = entry.Record.History[^1];
        return new MitigationSummary(
            entry.Number,
            entry.Id,
            desired.Level,
            entry.Record.State,
            desired.Disposition,
            desired.Action.ToString()!,
            desired.Target?.ToString(),
            desired.Target is { } target ? around.Rules.Customers.OwnerOf(target)?.Name : null,
            desired.Incident?.Number,
            policy?.Policy,
            policy?.Revision,
            (desired.Origin as MitigationOrigin.ByPerson)?.Name,
            desired.Reason,
            entry.Created,
            entry.Record.History.FirstOrDefault(static step => step.State == MitigationState.Accepted)?.At,
            entry.Record.IsOver ? null : desired.Expires,
            entry.Ended,
            witnesses.Count(static witness => witness.Standing == WitnessStanding.Has),
            witnesses.Count,
            dropped?.Packets.Value,
            dropped?.Bits.Value,
            entry.Effect.Length > 0 ? entry.Effect : "not measured",
            [.. desired.ApprovedBy.Select(static person => person.Name)],
            ApprovalsNeeded(desired.Action),
            last.By.Length > 0 ? $"{last.Proof} ({last.By})" : last.Proof
        );
    }

    /// <summary>A black hole wider than a host needs two people, whoever asks for it.</summary>
    internal static int ApprovalsNeeded(MitigationAction action) =>
        action is MitigationAction.Blackhole { Prefix.IsHost: false } ? 2 : 1;

    private static IReadOnlyList<Witness> Witnessing(MitigationEntry entry, Surroundings around) =>
        entry is { Admitted: true, Record.IsOver: false } ? Witnesses.Of(entry, around) : [];

    private static TrafficRate? Sum(IReadOnlyList<Witness> witnesses)
    {
        var counted = witnesses.Where(static w => w.Dropped is not null).ToList();
        return counted.Count == 0
            ? null
            : counted.Aggregate(default(TrafficRate), static (sum, witness) => sum + witness.Dropped!.Value);
    }

    private static MitigationWitness View(Witness witness) =>
        new(
            witness.Name,
            witness.Kind,
            witness.Standing == WitnessStanding.Has,
            witness.Says,
            witness.Dropped?.Packets.Value,
            witness.Dropped?.Bits.Value,
            witness.Packets,
            witness.Bytes
        );
}
