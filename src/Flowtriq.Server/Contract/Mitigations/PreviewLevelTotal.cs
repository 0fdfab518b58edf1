using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>In how many incidents a level would have come to what.</summary>
/// <param name="Level">The level.</param>
/// <param name="Applied">Started by itself.</param>
/// <param name="AwaitsApproval">Asked for approval.</param>
/// <param name="Proposed">Suggested.</param>
/// <param name="Observed">Only recorded.</param>
public sealed record PreviewLevelTotal(
    MitigationLevel Level,
    int Applied,
    int AwaitsApproval,
    int Proposed,
    int Observed
);
