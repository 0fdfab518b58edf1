using Flowtriq.Core.Incidents;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Reconcile;

/// <summary>Wakes the reconciler when a backend says something new, and the decision when people change the rules.</summary>
internal sealed class BackendEvents(
    ReconcileSignal signal,
    RuleBook rules,
    Announcers announcers,
    NodeFirewalls firewalls,
    Diversions diversions,
    NodeDirectory directory
) : IDisposable
{
    /// <summary>Raised when rules changed.</summary>
    internal ReconcileSignal RulesChanged { get; } = new();

    internal void Listen()
    {
        rules.Changed += RulesChanged.Raise;
        announcers.Changed += signal.Raise;
        diversions.Changed += signal.Raise;
        firewalls.Changed += OnNode;
        directory.Changed += OnNodes;
    }

    public void Dispose()
    {
        rules.Changed -= RulesChanged.Raise;
        announcers.Changed -= signal.Raise;
        diversions.Changed -= signal.Raise;
        firewalls.Changed -= OnNode;
        directory.Changed -= OnNodes;
        RulesChanged.Dispose();
    }

    private void OnNode(NodeId node) => signal.Raise();

    private void OnNodes(NodeSnapshot nodes) => signal.Raise();
}
