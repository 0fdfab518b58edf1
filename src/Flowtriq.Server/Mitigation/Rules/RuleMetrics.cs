using System.Diagnostics.Metrics;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Rules;

internal sealed class RuleMetrics
{
    private readonly Counter<long> changes;

    public RuleMetrics(ServerMeter meter, RuleBook book)
    {
        changes = meter.Value.CreateCounter<long>(
            "flowtriq_server_rule_changes_total",
            description: "Edits of customers, policies, safety and the kill switch."
        );
        meter.Value.CreateObservableGauge(
            "flowtriq_server_kill_switch",
            () => book.Current.KillSwitch ? 1 : 0,
            description: "1 while the kill switch is engaged."
        );
    }

    internal void Changed() => changes.Add(1);
}
