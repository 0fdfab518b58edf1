namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>What a request would do; nothing is done yet.</summary>
/// <param name="Mitigations">What would be started; several when an incident's plan has several rules.</param>
/// <param name="Blast">Whom it touches.</param>
/// <param name="ApprovalsNeeded">How many different people must agree, the one who asks included.</param>
/// <param name="Takers">Routers, nodes or the provider that would be asked.</param>
/// <param name="Warnings">What a person should know before they agree.</param>
public sealed record MitigationPreview(
    IReadOnlyList<PreviewedMitigation> Mitigations,
    BlastRadius Blast,
    int ApprovalsNeeded,
    IReadOnlyList<string> Takers,
    IReadOnlyList<string> Warnings
);
