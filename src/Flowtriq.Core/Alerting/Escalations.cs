using System.Collections.Immutable;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Alerting;

/// <summary>
/// Decides who is told what (pure): route → maintenance and silence → quiet hours → group → steps. It compares what
/// incidents are with what people know of them, so the same look twice tells nobody twice, and a look that comes late
/// makes up for those that were missed.
/// </summary>
public static class Escalations
{
    /// <summary>One look.</summary>
    /// <param name="plan">What people laid down.</param>
    /// <param name="known">Escalations under way, by incident; those that are over may be left out unless their incident is a subject.</param>
    /// <param name="subjects">Incidents to look at: those that changed and those with an escalation under way.</param>
    /// <param name="now">The clock, UTC.</param>
    public static EscalationDecision Decide(
        AlertingPlan plan,
        IReadOnlyDictionary<long, Escalation> known,
        IEnumerable<AlertSubject> subjects,
        DateTimeOffset now
    )
    {
        var look = new EscalationLook(plan, known, now);
        List<AlertSubject> all = [.. subjects.OrderBy(static subject => subject.Incident.Id.Number)];
        foreach (var subject in all)
        {
            if (Step(look, subject, look.Find(subject.Incident.Id.Number)) is { } after)
                look.Put(after);
        }
        foreach (var subject in all)
            EscalationNews.TellMembers(look, subject);
        return look.Decision();
    }

    private static Escalation? Step(EscalationLook look, AlertSubject subject, Escalation? before)
    {
        var incident = subject.Incident;
        if (incident.State == IncidentState.Resolved)
            return before is { IsOpen: true } ? End(look, before) : null;
        var current = before switch
        {
            null => new Escalation { Incident = incident.Id.Number },
            { Phase: EscalationPhase.Over } => Anew(before),
            { Phase: EscalationPhase.Taken } when incident.AcknowledgedAt is null => Anew(before) with
            {
                Told = before.Told,
            },
            _ => before,
        };
        if (incident.AcknowledgedAt is not null && current.Phase != EscalationPhase.Taken)
            current = Take(look, subject, current);
        return current.Phase switch
        {
            EscalationPhase.Waiting => Begin(look, subject, current),
            EscalationPhase.Grouped => StaysGrouped(look, subject, current)
                ? current
                : Begin(look, subject, current with { Leader = null }),
            EscalationPhase.Telling => EscalationSteps.Take(
                look,
                subject,
                EscalationNews.Follow(look, subject, current)
            ),
            EscalationPhase.Taken => EscalationNews.Follow(look, subject, current),
            EscalationPhase.Over => current,
        };
    }

    private static Escalation Anew(Escalation before) => new() { Incident = before.Incident, Turn = before.Turn + 1 };

    private static Escalation End(EscalationLook look, Escalation escalation)
    {
        look.TellAll(escalation, NotificationKind.Resolved, "");
        return escalation with { Phase = EscalationPhase.Over, Due = null, NewsDue = null, Why = "" };
    }

    private static Escalation Take(EscalationLook look, AlertSubject subject, Escalation escalation)
    {
        look.TellAll(escalation, NotificationKind.Acknowledged, subject.Incident.Owner ?? "");
        return escalation with
        {
            Phase = EscalationPhase.Taken,
            Due = null,
            Leader = null,
            Why = "",
            Severity = subject.Incident.Rating.Severity,
        };
    }

    private static bool StaysGrouped(EscalationLook look, AlertSubject subject, Escalation escalation) =>
        escalation.Leader is { } number
        && look.Find(number) is { Phase: EscalationPhase.Telling or EscalationPhase.Taken } leader
        && subject.Incident.Rating.Severity <= leader.Severity;

    private static Escalation Begin(EscalationLook look, AlertSubject subject, Escalation escalation)
    {
        var severity = subject.Incident.Rating.Severity;
        var route = look.Plan.RouteOf(subject);
        var policy = look.Plan.Policy(route?.Policy);
        var ready = escalation with
        {
            Phase = EscalationPhase.Waiting,
            Route = route?.Number,
            Policy = null,
            Due = null,
            Severity = severity,
            TargetTold = subject.Incident.Target is not null,
        };
        if ((look.Plan.HushOf(subject, look.Now) ?? route?.QuietAt(subject, look.Now)) is { } hush)
            return look.Hold(ready, hush);
        if (route is null || policy is null || policy.Steps.IsEmpty)
            return ready with { Why = "" };
        var group = route.GroupOf(subject);
        if (route.Grouping != AlertGrouping.None && look.LeaderOf(ready, route, group) is { } leader)
        {
            look.Join(leader, ready.Incident);
            return ready with { Phase = EscalationPhase.Grouped, Leader = leader.Incident, Group = group, Why = "" };
        }
        return EscalationSteps.Take(
            look,
            subject,
            EscalationSteps.Start(ready with { Group = group, Why = "" }, route, policy, look.Now)
        );
    }
}
