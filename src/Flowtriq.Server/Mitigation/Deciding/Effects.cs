using System.Globalization;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Traffic;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Mitigation.Scrubbing;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>
/// Claims an effect only when it is measured: nodes count what they drop themselves; of routers and scrubbers it is seen
/// that less of the attack arrives than when they were asked.
/// </summary>
internal static class Effects
{
    /// <summary>Less of the attack than this share must still arrive.</summary>
    private const double Fell = 0.5;

    /// <summary>Smaller changes of the share are not worth a line in the store.</summary>
    private const double Step = 0.05;

    internal static MitigationEntry Note(
        MitigationEntry entry,
        Incident incident,
        AttackMeasure measure,
        Surroundings around,
        DateTimeOffset now
    )
    {
        if (Measured(entry, incident, measure, around) is not var (share, words))
            return entry;
        if (entry.Record.State != MitigationState.Effective)
            entry = entry.With(new(now, MitigationState.Effective, words));
        var moved = entry.EffectShare is not { } known || Math.Abs(known - share) >= Step;
        return moved ? entry with { Effect = words, EffectShare = share } : entry;
    }

    private static (double Share, string Words)? Measured(
        MitigationEntry entry,
        Incident incident,
        AttackMeasure measure,
        Surroundings around
    )
    {
        var accepted = entry.Record.History.Last(static step => step.State == MitigationState.Accepted).At;
        if (incident.State == IncidentState.Resolved || incident.LastReport <= accepted)
            return null;
        if (entry.Record.Desired.Level == MitigationLevel.Firewall)
            return OnNodes([entry], measure, around);
        if (entry.ArrivingBefore is not { } before || before <= 0)
            return null;
        var left = measure.Arriving.Bits.Value / before;
        if (left > Fell && !CleanReturns(entry, around))
            return null;
        return (
            Math.Clamp(1 - left, 0, 1),
            $"what arrives of the attack fell from {new BitsPerSecond(before)} to {measure.Arriving.Bits}"
        );
    }

    /// <summary>What nodes drop by these filters together, as they count now; null while none drops anything.</summary>
    internal static (double Share, string Words)? OnNodes(
        IReadOnlyCollection<MitigationEntry> filters,
        AttackMeasure measure,
        Surroundings around
    )
    {
        var counted = filters
            .SelectMany(filter => Witnesses.Of(filter, around))
            .Where(static w => w.Dropped is { Packets.Value: > 0 })
            .ToList();
        if (counted.Count == 0)
            return null;
        var dropped = counted.Aggregate(default(TrafficRate), static (sum, witness) => sum + witness.Dropped!.Value);
        var share = measure.Arriving.Bits.Value > 0 ? dropped.Bits.Value / measure.Arriving.Bits.Value : 1;
        share = Math.Clamp(share, 0, 1);
        return (
            share,
            string.Create(
                CultureInfo.InvariantCulture,
                $"dropping {dropped.Bits}, {share * 100:F0} % of the attack, on {string.Join(", ", counted.Select(static w => w.Name).Distinct())}"
            )
        );
    }

    private static bool CleanReturns(MitigationEntry entry, Surroundings around) =>
        entry.Record.Desired.Action is MitigationAction.Divert divert
        && around.Diversions.Any(d => d.Action == divert && d.Return == CleanReturn.Returning);
}
