using System.Collections.Immutable;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Local;

/// <summary>What a node may do by itself at level 1, laid down by people. Immutable.</summary>
public sealed record LocalRules
{
    /// <summary>Nothing laid down: the node does nothing by itself.</summary>
    public static LocalRules None { get; } = new();

    /// <summary>Grows with each change; 0 for rules of the node's own configuration.</summary>
    public ulong Version { get; init; }

    /// <summary>Own address space: nothing outside it is filtered.</summary>
    public ImmutableArray<IpPrefix> Own { get; init; } = [];

    /// <summary>Addresses that are never filtered.</summary>
    public ImmutableArray<ProtectedPrefix> Protected { get; init; } = [];

    /// <summary>Sources from which nothing is ever dropped.</summary>
    public ImmutableArray<IpPrefix> Allow { get; init; } = [];

    /// <summary>Most filters at once.</summary>
    public int MaxFilters { get; init; } = new SafetyLimits().EdgeFilters;

    /// <summary>Nothing is applied; what would have been is said.</summary>
    public bool DryRun { get; init; }

    /// <summary>Nothing is filtered, not even by order.</summary>
    public bool KillSwitch { get; init; }

    /// <summary>The policy for every target that no entry covers; null when there is none.</summary>
    public Policy? Workspace { get; init; }

    /// <summary>Policies of customers.</summary>
    public ImmutableArray<LocalEntry> Entries { get; init; } = [];

    /// <summary>The policy for a target: that of the longest prefix which holds the whole of it, or the workspace's.</summary>
    public Policy? PolicyFor(IpPrefix target)
    {
        Policy? found = null;
        var length = -1;
        foreach (var entry in Entries)
        {
            foreach (var prefix in entry.Prefixes)
            {
                if (prefix.Length > length && prefix.Contains(target))
                    (found, length) = (entry.Policy, prefix.Length);
            }
        }
        return found ?? Workspace;
    }
}
