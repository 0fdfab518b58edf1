using System.Globalization;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Alerting;

/// <summary>What people who know of an incident are told further: it matters more, its target is known, others joined it.</summary>
internal static class EscalationNews
{
    /// <summary>Tells a higher severity, which may also be another route's, and a target that became known. A lower severity is no news.</summary>
    internal static Escalation Follow(EscalationLook look, AlertSubject subject, Escalation escalation)
    {
        var severity = subject.Incident.Rating.Severity;
        var grew = severity > escalation.Severity;
        var named = !escalation.TargetTold && subject.Incident.Target is not null;
        if (!grew && !named)
            return escalation;
        var after = Tell(
            look,
            subject,
            escalation with
            {
                Severity = grew ? severity : escalation.Severity,
                TargetTold = escalation.TargetTold || named,
            },
            grew ? $"{escalation.Severity} → {severity}" : $"target {subject.Incident.Target}"
        );
        return grew && after.Phase == EscalationPhase.Telling ? Reroute(look, subject, after) : after;
    }

    /// <summary>Tells that others joined, once their time has come.</summary>
    internal static void TellMembers(EscalationLook look, AlertSubject subject)
    {
        if (
            look.Find(subject.Incident.Id.Number)
                is not { Phase: EscalationPhase.Telling or EscalationPhase.Taken } leader
            || !(leader.NewsDue <= look.Now)
        )
            return;
        var others = string.Join(", ", leader.Members.Select(static number => new IncidentId(number)));
        var text = string.Create(CultureInfo.InvariantCulture, $"{leader.Members.Length + 1} incidents, with {others}");
        look.Put(Tell(look, subject, leader with { NewsDue = null }, text));
    }

    private static Escalation Tell(EscalationLook look, AlertSubject subject, Escalation escalation, string text)
    {
        if (escalation.Told.IsEmpty || look.Plan.HushOf(subject, look.Now) is not null)
            return escalation;
        var news = escalation with { News = escalation.News + 1, NewsTold = look.Now };
        look.TellAll(news, NotificationKind.Changed, text);
        return news;
    }

    private static Escalation Reroute(EscalationLook look, AlertSubject subject, Escalation escalation) =>
        look.Plan.RouteOf(subject) is { } route
        && route.Policy != escalation.Policy
        && look.Plan.Policy(route.Policy) is { Steps.IsEmpty: false } policy
            ? EscalationSteps.Start(escalation, route, policy, look.Now)
            : escalation;
}
