using System.Globalization;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Mitigation.Planning;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Records;

namespace Flowtriq.Server.Mitigation.Views;

/// <summary>One look at the ladder of an incident: makes its levels.</summary>
internal sealed class LadderLook(
    Incident incident,
    Surroundings around,
    Policy policy,
    Customer? owner,
    LadderMemory? memory,
    AttackMeasure measure,
    IReadOnlyList<MitigationEntry> entries,
    DateTimeOffset now
)
{
    private readonly FlowSpecPlan plan = LadderSurvey.PlanOf(incident, policy, around);

    internal LadderRung Rung(MitigationLevel level)
    {
        var mine = entries.Where(e => e.Record.Desired.Level == level).OrderByDescending(static e => e.Number).ToList();
        // What was refused tells why nothing is done; of an attack that is over nobody asks any more.
        var current = mine.Where(e => !e.Record.IsOver || (e.Refusal is not null && incident.Resolved is null))
            .ToList();
        var force = current.Where(static e => e is { Admitted: true, Record.IsOver: false }).ToList();
        var views = mine.Select(e => MitigationViews.Summary(e, around)).ToList();
        var asked = views.Where(v => force.Exists(e => e.Number == v.Number)).ToList();
        var (state, why) = StateOf(level, current);
        var settings = policy.Levels.GetValueOrDefault(level);
        var (share, effect) = Effect(level, force);
        return new LadderRung(
            level,
            policy.ModeAt(level, now),
            state,
            Since(level, force),
            force.Select(static e => e.Record.Desired.Expires).Min(),
            settings is null ? "never by itself" : TriggerText.Of(settings.Trigger, policy, policy.Order[0] == level),
            why,
            views,
            asked.Select(static v => v.AcceptedBy).DefaultIfEmpty().Min(),
            asked.Select(static v => v.AskedOf).DefaultIfEmpty().Max(),
            effect,
            share,
            Prediction(level),
            Blast(level)
        );
    }

    private (RungState State, string Why) StateOf(MitigationLevel level, List<MitigationEntry> current)
    {
        if (current.Exists(static e => e.InForce))
            return (RungState.Active, "");
        if (current.Find(static e => e is { Admitted: true, Record.IsOver: false }) is { } starting)
            return starting.Record.State == MitigationState.Failed
                ? (RungState.Unavailable, starting.Record.History[^1].Proof)
                : (RungState.Starting, "");
        if (current.Find(static e => e.Refusal is not null) is { } refused)
            return (RungState.Refused, refused.Record.History[^1].Proof);
        if (memory?.Votes.LastOrDefault(vote => vote.Level == level) is { Agrees: false } vote)
            return (RungState.Refused, $"turned down by {vote.Person}");
        if (
            current.Find(static e =>
                e.Record.Desired.Disposition is Disposition.AwaitsApproval or Disposition.Proposed
            ) is
            { } waits
        )
            return (RungState.Waiting, Waits(waits));
        if (current.Exists(static e => e.Record.Desired.Disposition == Disposition.Observed))
            return (RungState.Observed, "the policy only observes");
        if (policy.ModeAt(level, now) is null)
            return (RungState.Off, "the policy does nothing at this level");
        if (level > MitigationLevel.Firewall && owner is null)
            return (RungState.Unavailable, "the target belongs to no customer: level 1 is the most it gets");
        return LadderSurvey.WhyUnavailable(level, incident, around) is { } why
            ? (RungState.Unavailable, why)
            : (RungState.Armed, "");
    }

    private static string Waits(MitigationEntry entry)
    {
        var desired = entry.Record.Desired;
        var needed = MitigationViews.ApprovalsNeeded(desired.Action);
        return needed > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{desired.Approvals} of {needed} people approved")
            : "waits for a person";
    }

    // Filters on nodes count apart and add up; above them every rule is measured by the same: what still arrives.
    private (double? Share, string Words) Effect(MitigationLevel level, List<MitigationEntry> force)
    {
        if (level == MitigationLevel.Firewall && incident.Resolved is null)
            return Effects.OnNodes(force, measure, around) is var (share, words)
                ? (share, words)
                : (null, "not measured");
        return force.Where(static e => e.EffectShare is not null).MaxBy(static e => e.EffectShare) is { } best
            ? (best.EffectShare, best.Effect)
            : (null, "not measured");
    }

    private DateTimeOffset? Since(MitigationLevel level, List<MitigationEntry> force) =>
        force
            .SelectMany(static e => e.Record.History)
            .Where(static step => step.State == MitigationState.Accepted)
            .Select(static step => (DateTimeOffset?)step.At)
            .Min()
        ?? memory?.State[level].DueSince;

    private string? Prediction(MitigationLevel level) =>
        level is MitigationLevel.Firewall or MitigationLevel.FlowSpec && !plan.Rules.IsEmpty
            ? plan.Prediction.ToString()
            : null;

    private BlastRadius? Blast(MitigationLevel level)
    {
        if (TargetOf(level) is not { } target)
            return null;
        return BlastRadii.Of(level, target, around.Rules.Customers);
    }

    private IpPrefix? TargetOf(MitigationLevel level) =>
        incident.Target is not { } target ? null
        : level == MitigationLevel.Scrubbing ? around.DiversionFor(target)?.Prefix
        : target;
}
