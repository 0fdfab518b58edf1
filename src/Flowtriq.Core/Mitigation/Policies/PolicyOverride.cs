using System.Collections.Immutable;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Mitigation.Policies;

/// <summary>What a customer has differently from the workspace's policy; null or missing means the same.</summary>
public sealed record PolicyOverride
{
    /// <summary>Levels that differ, each as a whole.</summary>
    public ImmutableDictionary<MitigationLevel, LevelPolicy> Levels { get; init; } =
        ImmutableDictionary<MitigationLevel, LevelPolicy>.Empty;

    /// <summary>Another order.</summary>
    public ImmutableArray<MitigationLevel>? Order { get; init; }

    /// <summary>Another target for what may be left over.</summary>
    public BitsPerSecond? ResidualTarget { get; init; }

    /// <summary>Another schedule.</summary>
    public ImmutableArray<ScheduleWindow>? Schedule { get; init; }

    /// <summary>Left alone besides what the workspace leaves alone.</summary>
    public PolicyExclusions Exclusions { get; init; } = PolicyExclusions.None;

    /// <summary>The policy that holds for a customer; it keeps the base's revision.</summary>
    /// <param name="workspace">The workspace's policy.</param>
    /// <param name="customer">The customer's name, which the result carries.</param>
    public Policy ApplyTo(Policy workspace, string customer) =>
        workspace with
        {
            Name = $"{workspace.Name}, {customer}",
            Levels = workspace.Levels.SetItems(Levels),
            Order = Order ?? workspace.Order,
            ResidualTarget = ResidualTarget ?? workspace.ResidualTarget,
            Schedule = Schedule ?? workspace.Schedule,
            Exclusions = new PolicyExclusions(
                workspace.Exclusions.Addresses.AddRange(Exclusions.Addresses),
                workspace.Exclusions.Vectors.Union(Exclusions.Vectors)
            ),
        };
}
