namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>All that is known of one mitigation.</summary>
/// <param name="Summary">As in the list.</param>
/// <param name="History">Every step with its evidence, oldest first.</param>
/// <param name="Witnesses">Who should carry it out, and does; empty when it is over.</param>
/// <param name="Texts">In router syntax.</param>
/// <param name="Blast">Whom it touches.</param>
public sealed record MitigationDetail(
    MitigationSummary Summary,
    IReadOnlyList<MitigationStep> History,
    IReadOnlyList<MitigationWitness> Witnesses,
    RouterTexts Texts,
    BlastRadius Blast
);
