using System.Collections.Immutable;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Everything people have laid down about mitigation, at one moment. Immutable.</summary>
public sealed record MitigationRules
{
    /// <summary>Nothing laid down: no own prefix, so nothing may be mitigated.</summary>
    public static MitigationRules None { get; } = new();

    /// <summary>Grows with each change.</summary>
    public long Revision { get; init; }

    /// <summary>Who owns which address.</summary>
    public CustomerTable Customers { get; init; } = CustomerTable.Empty;

    /// <summary>Own address space.</summary>
    public ImmutableArray<IpPrefix> Own { get; init; } = [];

    /// <summary>Addresses that are never touched, as people listed them; <see cref="DerivedProtection"/> adds the software's own.</summary>
    public ImmutableArray<ProtectedPrefix> Protected { get; init; } = [];

    /// <summary>The policy for everybody without one of their own.</summary>
    public Policy Workspace { get; init; } = PolicyPresets.MonitorOnly;

    /// <summary>Policies by name, the workspace's included.</summary>
    public ImmutableDictionary<string, Policy> Policies { get; init; } = ImmutableDictionary<string, Policy>.Empty;

    /// <summary>What customers have differently from their policy, by the customer's name.</summary>
    public ImmutableDictionary<string, PolicyOverride> Overrides { get; init; } =
        ImmutableDictionary<string, PolicyOverride>.Empty;

    /// <summary>How much may be done at once.</summary>
    public SafetyLimits Limits { get; init; } = new();

    /// <summary>Nothing is applied; what would have been is said.</summary>
    public bool DryRun { get; init; }

    /// <summary>Everything is withdrawn and nothing new accepted.</summary>
    public bool KillSwitch { get; init; }

    /// <summary>The policy that holds for an owner; the workspace's for nobody.</summary>
    public Policy PolicyFor(Customer? owner)
    {
        var policy = owner?.Policy is { } name && Policies.TryGetValue(name, out var named) ? named : Workspace;
        return owner is not null && Overrides.TryGetValue(owner.Name, out var differs)
            ? differs.ApplyTo(policy, owner.Name)
            : policy;
    }
}
