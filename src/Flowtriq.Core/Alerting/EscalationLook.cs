using System.Collections.Immutable;
using System.Globalization;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Alerting;

/// <summary>What one look at everything gathers while it goes on.</summary>
internal sealed class EscalationLook(AlertingPlan plan, IReadOnlyDictionary<long, Escalation> known, DateTimeOffset now)
{
    // Those who joined are told of at most this often.
    private static readonly TimeSpan NewsEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<long, Escalation> changed = [];
    private readonly List<Notification> notifications = [];
    private readonly List<(long, string)> remarks = [];

    internal AlertingPlan Plan => plan;

    internal DateTimeOffset Now => now;

    internal Escalation? Find(long incident) =>
        changed.TryGetValue(incident, out var after) ? after
        : known.TryGetValue(incident, out var before) ? before
        : null;

    internal void Put(Escalation escalation)
    {
        if (Find(escalation.Incident) is not { } before || !before.Equals(escalation))
            changed[escalation.Incident] = escalation;
    }

    internal void Remark(Escalation escalation, string text) => remarks.Add((escalation.Incident, text));

    /// <summary>Nobody is told for now; the timeline says so once.</summary>
    internal Escalation Hold(Escalation escalation, Hush hush)
    {
        if (escalation.Why == hush.Why)
            return escalation;
        Remark(
            escalation,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Nobody is told until {hush.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {hush.Why}"
            )
        );
        return escalation with { Why = hush.Why };
    }

    internal void Tell(
        Escalation escalation,
        NotificationKind kind,
        AlertTarget target,
        int step,
        string what,
        string text
    ) =>
        notifications.Add(
            new Notification(
                new IncidentId(escalation.Incident),
                kind,
                target,
                step,
                string.Create(CultureInfo.InvariantCulture, $"{escalation.Incident}.{escalation.Turn}.{what}.{target}"),
                text
            )
        );

    internal void TellAll(Escalation escalation, NotificationKind kind, string text)
    {
        var what =
            kind == NotificationKind.Changed
                ? string.Create(CultureInfo.InvariantCulture, $"changed{escalation.News}")
                : kind.ToString().ToLowerInvariant();
        foreach (var target in escalation.Told.Select(AlertTarget.Parse).OfType<AlertTarget>())
            Tell(escalation, kind, target, 0, what, text);
    }

    /// <summary>The incident a new one is told as part of; null when there is none.</summary>
    internal Escalation? LeaderOf(Escalation escalation, AlertRoute route, string group) =>
        known
            .Keys.Concat(changed.Keys)
            .Distinct()
            .Order()
            .Where(number => number != escalation.Incident)
            .Select(Find)
            .FirstOrDefault(other =>
                other is { Phase: EscalationPhase.Telling or EscalationPhase.Taken }
                && other.Route == route.Number
                && other.Group == group
                && other.Severity >= escalation.Severity
                && now - other.Began <= route.GroupFor
            );

    internal void Join(Escalation leader, long member)
    {
        if (leader.Members.Contains(member))
            return;
        var soon = leader.NewsTold + NewsEvery is { } next && next > now ? next : now;
        Put(leader with { Members = leader.Members.Add(member), NewsDue = soon });
    }

    internal EscalationDecision Decision() =>
        new([.. changed.Values.OrderBy(static e => e.Incident)], [.. notifications], [.. remarks]);
}
