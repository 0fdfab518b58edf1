namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Everything people laid down about who is told of what.</summary>
/// <param name="Routes">In the order in which they are asked.</param>
/// <param name="Policies">Escalation policies.</param>
/// <param name="Rotas">Rotas with who is on call.</param>
/// <param name="Silences">Those that last, then those of the last week.</param>
/// <param name="Windows">Maintenance windows.</param>
/// <param name="Announced">Work that status pages announce and alerting keeps quiet about.</param>
/// <param name="Recipients">Who a step can tell.</param>
public sealed record AlertingView(
    IReadOnlyList<AlertRouteView> Routes,
    IReadOnlyList<EscalationPolicyView> Policies,
    IReadOnlyList<RotaView> Rotas,
    IReadOnlyList<SilenceView> Silences,
    IReadOnlyList<MaintenanceView> Windows,
    IReadOnlyList<AnnouncedWork> Announced,
    IReadOnlyList<AlertRecipient> Recipients
);
