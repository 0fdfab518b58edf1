using Flowtriq.Core.Incidents;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Reconcile;

/// <summary>Wakes the reconciler when a backend says something new, and both it and the decision when people change the rules.</summary>
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

    /// <summary>Raised when a backend said something new.</summary>
    internal ReconcileSignal Said { get; } = new();

    internal void Listen()
    {
        rules.Changed += signal.Raise;
        rules.Changed += RulesChanged.Raise;
        announcers.Changed += Said.Raise;
        diversions.Changed += OnDiversion;
        firewalls.Changed += OnNode;
        directory.Changed += OnNodes;
    }

    public void Dispose()
    {
        rules.Changed -= signal.Raise;
        rules.Changed -= RulesChanged.Raise;
        announcers.Changed -= Said.Raise;
        diversions.Changed -= OnDiversion;
        firewalls.Changed -= OnNode;
        directory.Changed -= OnNodes;
        RulesChanged.Dispose();
        Said.Dispose();
    }

    private void OnNode(NodeId node) => Said.Raise();

    // What is announced for a diversion follows its state.
    private void OnDiversion() => signal.Raise();

    private void OnNodes(NodeSnapshot nodes) => signal.Raise();
}
