using System.Globalization;
using Flowtriq.Core.Alerting;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Alerting.Plans;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Alerting.Telling;

/// <summary>
/// The pipeline's way to alerting: decides who is told what (pure), writes it into the outbox in the pipeline's
/// transaction, and wakes who sends once it is committed. A look that fails leaves alerting as it is: the observation that
/// led to it is stored all the same, and the next look makes up for it. Called by one at a time.
/// </summary>
internal sealed class AlertDesk(
    PlanDesk plans,
    EscalationBoard board,
    EscalationStore store,
    AlertSubjects subjects,
    IncidentFinder incidents,
    Recipients recipients,
    AlertSignal signal,
    AlertingMetrics metrics,
    ILogger<AlertDesk> log
)
{
    private int looked = -1;
    private bool failing;

    /// <summary>Reads back what was under way when the server stopped.</summary>
    internal void Load()
    {
        plans.Load();
        board.Put(store.Open());
    }

    /// <summary>True when time, or an edit, may have somebody told something.</summary>
    internal bool IsDue(DateTimeOffset now) =>
        !board.Open.IsEmpty
        && (
            looked != signal.Plans
            || failing
            || board.Open.Values.Any(e => e.Due <= now || e.NewsDue <= now || e.Why.Length > 0)
        );

    /// <summary>Decides with the incidents as they are after the change under way; written when this returns.</summary>
    internal AlertChange Decide(SqliteTransaction tx, IReadOnlyList<IncidentChange> changes, DateTimeOffset now)
    {
        var plan = plans.Plan;
        if (board.Open.IsEmpty && (changes.Count == 0 || plan.Routes.IsEmpty))
            return AlertChange.Nothing;
        const string before = "alerting";
        tx.Save(before);
        try
        {
            var edits = signal.Plans;
            var change = Decide(tx, plan, changes, now);
            tx.Release(before);
            (looked, failing) = (edits, false);
            return change;
        }
        catch (Exception fault)
        {
            tx.Rollback(before);
            metrics.Faulted();
            if (!failing)
                AlertingLog.Failing(log, fault);
            failing = true;
            return AlertChange.Nothing;
        }
    }

    /// <summary>Shows what is committed, and has it sent.</summary>
    internal void Show(AlertChange change)
    {
        board.Put(change.Escalations);
        if (change.Queued > 0)
            signal.Send();
    }

    private AlertChange Decide(
        SqliteTransaction tx,
        AlertingPlan plan,
        IReadOnlyList<IncidentChange> changes,
        DateTimeOffset now
    )
    {
        var after = changes.ToDictionary(static change => change.Incident.Id.Number, static change => change.Incident);
        var known = board.Open.ToBuilder();
        foreach (var number in after.Keys.Where(number => !known.ContainsKey(number)))
        {
            if (EscalationStore.Find(tx, number) is { } past)
                known[number] = past;
        }
        foreach (var number in board.Open.Keys.Where(number => !after.ContainsKey(number)))
        {
            if (incidents.Find(new IncidentId(number)) is { } incident)
                after[number] = incident;
        }

        var decision = Escalations.Decide(plan, known, after.Values.Select(subjects.Of), now);
        foreach (var escalation in decision.Changed)
            EscalationStore.Write(tx, escalation);
        var events = decision
            .Remarks.Select(remark =>
                (
                    new IncidentId(remark.Incident),
                    (IncidentEvent)new IncidentEvent.Alerted(now, AlertNews.Held, remark.Text)
                )
            )
            .ToList();
        var queued = 0;
        foreach (var telling in decision.Notifications.GroupBy(static n => (n.Incident, n.Kind, n.Step, n.Text)))
        {
            var ways = telling.SelectMany(n => Queue(tx, n, after[n.Incident.Number].Rating.Severity, now)).ToList();
            queued += ways.Count;
            if (ways.Count > 0)
                events.Add(
                    (telling.Key.Incident, new IncidentEvent.Alerted(now, AlertNews.Requested, Text(telling.Key, ways)))
                );
        }
        return new AlertChange(decision.Changed, queued, [.. events]);
    }

    private IEnumerable<string> Queue(
        SqliteTransaction tx,
        Notification notification,
        Severity severity,
        DateTimeOffset now
    )
    {
        foreach (var way in recipients.Ways(notification.Target, severity))
        {
            if (OutboxStore.Add(tx, notification, way, $"{notification.Key}.{way}", now))
            {
                metrics.Queued(notification.Kind);
                yield return way;
            }
        }
    }

    private string Text((IncidentId Incident, NotificationKind Kind, int Step, string Text) telling, List<string> ways)
    {
        var names = string.Join(", ", ways.Select(recipients.Name));
        var what = telling.Kind switch
        {
            NotificationKind.Opened => string.Create(CultureInfo.InvariantCulture, $"Step {telling.Step}"),
            NotificationKind.Escalated => string.Create(
                CultureInfo.InvariantCulture,
                $"Nobody took it, step {telling.Step}"
            ),
            NotificationKind.Changed => telling.Text,
            NotificationKind.Acknowledged => "Taken",
            NotificationKind.Resolved => "Over",
        };
        return $"{what}: telling {names}";
    }
}
