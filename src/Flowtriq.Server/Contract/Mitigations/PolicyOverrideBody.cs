using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>What a customer has differently from its policy; null means the same.</summary>
/// <param name="Levels">Levels that differ, each as a whole.</param>
/// <param name="Order">Another order of all levels.</param>
/// <param name="ResidualTargetBps">Another target for what may be left over.</param>
/// <param name="Schedule">Another schedule.</param>
/// <param name="Exclusions">Left alone besides what the policy leaves alone.</param>
public sealed record PolicyOverrideBody(
    IReadOnlyList<LevelBody>? Levels = null,
    IReadOnlyList<MitigationLevel>? Order = null,
    double? ResidualTargetBps = null,
    IReadOnlyList<ScheduleWindowBody>? Schedule = null,
    ExclusionsBody? Exclusions = null
);
