namespace Flowtriq.Core.Mitigation.Ladders;

/// <summary>A person agreed to a level for one target.</summary>
/// <param name="Level">The level.</param>
/// <param name="Person">Who.</param>
public sealed record LevelApproval(MitigationLevel Level, Approver Person);
