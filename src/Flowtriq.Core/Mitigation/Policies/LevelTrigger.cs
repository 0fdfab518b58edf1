using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Mitigation.Policies;

/// <summary>When a level is due: any one of the four thresholds that are set, for long enough, with enough left over.</summary>
public sealed record LevelTrigger
{
    /// <summary>The attack has at least this bit rate.</summary>
    public BitsPerSecond? Bits { get; init; }

    /// <summary>The attack has at least this packet rate.</summary>
    public PacketsPerSecond? Packets { get; init; }

    /// <summary>The busiest link is filled to at least this share, above 0 to 1.</summary>
    public double? LinkShare { get; init; }

    /// <summary>The incident is at least this severe.</summary>
    public Severity? Severity { get; init; }

    /// <summary>How long without a break; zero for at once.</summary>
    public TimeSpan Sustained { get; init; }

    /// <summary>What must still arrive after the level before; null for the policy's target.</summary>
    public BitsPerSecond? ResidualAfterPrevious { get; init; }

    /// <summary>True when no threshold is set: such a level never starts.</summary>
    public bool IsEmpty => Bits is null && Packets is null && LinkShare is null && Severity is null;
}
