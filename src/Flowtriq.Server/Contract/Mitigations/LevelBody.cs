using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Policies;

namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>What one level may do, and when.</summary>
/// <param name="Level">The level.</param>
/// <param name="Mode">How much it may do by itself.</param>
/// <param name="Trigger">When it is due.</param>
/// <param name="TtlSeconds">It ends this long after the last renewal.</param>
/// <param name="MinimumHoldSeconds">Least time without attack before it is taken back.</param>
/// <param name="LimitBps">Levels 1 and 2: limits to this rate; null to discard.</param>
public sealed record LevelBody(
    MitigationLevel Level,
    LevelMode Mode,
    TriggerBody Trigger,
    double TtlSeconds,
    double MinimumHoldSeconds,
    double? LimitBps = null
);
