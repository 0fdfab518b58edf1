using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Contract.Evidence;

/// <summary>What was laid down about mitigation at a moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="Policies">Every policy there was, by name.</param>
/// <param name="Customer">Whom the target belonged to, with their policy and what differed from it; null when to nobody.</param>
/// <param name="Limits">The safety limits; null when none had been set and the defaults held.</param>
/// <param name="DryRun">Whether everything was only tried out.</param>
/// <param name="KillSwitch">Who had engaged the kill switch; empty when nobody had.</param>
public sealed record MitigationThen(
    DateTimeOffset At,
    IReadOnlyList<PolicyThen> Policies,
    CustomerBody? Customer,
    SafetyLimitsBody? Limits,
    bool DryRun,
    IReadOnlyList<KillSwitchCause> KillSwitch
);
