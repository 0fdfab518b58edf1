using Flowtriq.Core.Incidents;
using Flowtriq.Server.Incidents;
using Flowtriq.Server.Live;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Reconcile;
using Flowtriq.Server.Mitigation.Views;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// After a change is committed and shown: wakes who acts on its mitigations, and tells browsers. What fails here is told
/// and keeps nothing from going on.
/// </summary>
internal sealed class ChangeNotices(
    ReconcileSignal reconciler,
    IncidentBoard incidents,
    IncidentViews views,
    MitigationViews mitigations,
    LadderViews ladders,
    LivePublisher live,
    MitigationFaults faults
)
{
    private const string Browsers = "telling browsers";

    internal void Tell(MitigationChange change)
    {
        if (change.IsEmpty)
            return;
        reconciler.Raise();
        faults.Contain(Browsers, () => Publish(change));
    }

    internal void Tell(Incident incident, IReadOnlyList<TimelineRow> rows) =>
        faults.Contain(Browsers, () => live.Publish(views.Summary(incident), rows.Select(static row => row.View())));

    private void Publish(MitigationChange change)
    {
        foreach (var entry in change.Entries)
            live.Publish(mitigations.Summary(entry));
        foreach (var number in change.Touched)
        {
            live.PublishLadder(
                number,
                () => incidents.Find(new IncidentId(number)) is { } incident ? ladders.View(incident) : null
            );
        }
    }
}
