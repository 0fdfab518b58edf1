namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>What the safety kernel goes by.</summary>
/// <param name="OwnPrefixes">Own address space; without any nothing is mitigated.</param>
/// <param name="Limits">How much may be done at once.</param>
/// <param name="DryRun">Nothing is applied; what would have been is said.</param>
/// <param name="Protected">Addresses that are never touched.</param>
/// <param name="Edits">Edits that wait for a second admin.</param>
/// <param name="KillSwitch">Whether everything is withdrawn.</param>
/// <param name="Admins">How many admins there are: with one, edits need no second person.</param>
public sealed record SafetyView(
    IReadOnlyList<OwnPrefixView> OwnPrefixes,
    SafetyLimitsBody Limits,
    bool DryRun,
    IReadOnlyList<ProtectedPrefixView> Protected,
    IReadOnlyList<SafetyEditView> Edits,
    KillSwitchView KillSwitch,
    int Admins
);
