using System.Collections.Immutable;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Mitigation.Planning;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Mitigation.Ladders;

/// <summary>What is measured and known beside the incident; what is null was not measured.</summary>
public sealed record LadderFacts
{
    /// <summary>The attack as it arrives, before any level; null for what the nodes see above normal.</summary>
    public TrafficRate? Offered { get; init; }

    /// <summary>What of the attack still passes every level in force; null for <see cref="Offered"/>.</summary>
    public BitsPerSecond? Residual { get; init; }

    /// <summary>How full the busiest link of the attack is, 0..1; null when no capacity is known.</summary>
    public double? LinkShare { get; init; }

    /// <summary>Levels that are not installed, or that failed: nothing is waited for there.</summary>
    public ImmutableHashSet<MitigationLevel> Unavailable { get; init; } = [];

    /// <summary>Levels a person turned down for this target.</summary>
    public ImmutableHashSet<MitigationLevel> Rejected { get; init; } = [];

    /// <summary>Levels people agreed to for this target.</summary>
    public ImmutableArray<LevelApproval> Approvals { get; init; } = [];

    /// <summary>Who owns the target; null keeps the ladder at level 1.</summary>
    public Customer? Owner { get; init; }

    /// <summary>Rules for levels 1 and 2.</summary>
    public FlowSpecPlan Plan { get; init; } = FlowSpecPlan.None;

    /// <summary>The diversion configured for the target; null when there is none.</summary>
    public MitigationAction.Divert? Diversion { get; init; }
}
