using Flowtriq.Core.Incidents;
using Flowtriq.Server.Live;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Reconcile;
using Flowtriq.Server.Mitigation.Views;

namespace Flowtriq.Server.Pipeline;

/// <summary>After a decision about mitigations is committed and shown: wakes who acts on it, then tells browsers.</summary>
internal sealed class MitigationNotices(
    ReconcileSignal reconciler,
    IncidentBoard incidents,
    MitigationViews mitigations,
    LadderViews ladders,
    LivePublisher live
)
{
    internal void Tell(MitigationChange change)
    {
        if (change.IsEmpty)
            return;
        reconciler.Raise();
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
