using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Records;

namespace Flowtriq.Server.Mitigation.Views;

/// <summary>The ladder of an incident as the API shows it, also when nothing is active.</summary>
internal sealed class LadderViews(
    SurroundingsReader surroundings,
    MitigationBoard board,
    MitigationStore store,
    MitigationFaults faults,
    TimeProvider time
)
{
    private static readonly TimeSpan Shown = TimeSpan.FromHours(1);
    private static readonly IncidentMitigation Unknown = new(
        null,
        "",
        null,
        0,
        0,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        ""
    );

    internal LadderView View(Incident incident)
    {
        var now = time.GetUtcNow();
        var around = surroundings.Read();
        var book = board.Current;
        var owner = incident.Target is { } target ? around.Rules.Customers.OwnerOf(target) : null;
        var policy = around.Rules.PolicyFor(owner);
        var measure = AttackMeasure.Of(incident, around, now);
        var wanted = book.Of(incident.Id.Number).ToList();
        var ended = store
            .Ended(incident.Id.Number, now - Shown)
            .Where(past => wanted.TrueForAll(w => w.Number != past.Number));
        var memory = book.Memories.GetValueOrDefault(incident.Id.Number);
        var looks = new LadderLook(incident, around, policy, owner, memory, measure, [.. wanted, .. ended], now);
        return new LadderView(
            incident.Id.Number,
            incident.Target?.ToString(),
            owner?.Name,
            policy.Name,
            policy.Revision,
            Hold(incident, around, policy),
            [.. Order(policy).Select(looks.Rung)],
            memory?.Asks ?? [],
            measure.Arriving.Bits.Value,
            measure.Dropped?.Bits.Value,
            incident.Resolved is null ? measure.Residual.Bits.Value : null,
            measure.LinkShare,
            AttackMeasure.Backbone(incident, around, now)
        );
    }

    /// <summary>What the incident's header and card need. An incident is shown also when its ladder cannot be.</summary>
    internal IncidentMitigation Brief(Incident incident) =>
        faults.Contain("the ladder's summary", () => BriefOf(incident), Unknown);

    private IncidentMitigation BriefOf(Incident incident)
    {
        var now = time.GetUtcNow();
        var around = surroundings.Read();
        var book = board.Current;
        var owner = incident.Target is { } target ? around.Rules.Customers.OwnerOf(target) : null;
        var policy = around.Rules.PolicyFor(owner);
        var measure = AttackMeasure.Of(incident, around, now);
        var level = book.HighestOf(incident.Id.Number, policy.Order);
        var lasts = incident.Resolved is null;
        return new IncidentMitigation(
            owner?.Name,
            policy.Name,
            level,
            level is { } highest ? policy.Order.IndexOf(highest) + 1 : 0,
            policy.Order.Length,
            book.Of(incident.Id.Number)
                .Where(static e => e.Record.Desired.Disposition is Disposition.AwaitsApproval or Disposition.Proposed)
                .Select(static e => e.Record.Desired.Level)
                .Distinct()
                .Count(),
            lasts ? measure.Delivered.Packets.Value : null,
            lasts ? measure.Delivered.Bits.Value : null,
            lasts ? measure.Dropped?.Packets.Value : null,
            lasts ? measure.Dropped?.Bits.Value : null,
            lasts ? measure.DroppedShare : null,
            book.Memories.GetValueOrDefault(incident.Id.Number)?.FirstInForce is { } first
                ? Math.Max(0, (first - incident.Onset).TotalSeconds)
                : null,
            AttackMeasure.Backbone(incident, around, now)
        );
    }

    private static ImmutableArray<MitigationLevel> Order(Policy policy) =>
        [.. policy.Order, .. Enum.GetValues<MitigationLevel>().Where(level => !policy.Order.Contains(level))];

    private static string Hold(Incident incident, Surroundings around, Policy policy)
    {
        if (around.Rules.KillSwitch)
            return "the kill switch is on: everything is withdrawn";
        if (around.Rules.DryRun)
            return "dry run: nothing is applied";
        if (incident.Target is not { } target)
            return "no target is known yet: nothing starts";
        if (incident.Direction != Core.Traffic.Direction.Inbound)
            return "the attack leaves the network: the ladder is for attacks on it";
        return policy.Exclusions.Covers(target) || policy.Exclusions.Covers(incident.Picture)
            ? "the policy leaves this target or these vectors alone"
            : "";
    }
}
