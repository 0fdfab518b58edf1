using System.Collections.Immutable;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Safety;

/// <summary>What the safety kernel must know. Nothing is assumed: what is missing here is not allowed.</summary>
public sealed record SafetyFacts
{
    /// <summary>The clock, UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Own address space, edited by people only.</summary>
    public ImmutableArray<IpPrefix> Own { get; init; } = [];

    /// <summary>Addresses that are never touched: infrastructure, resolvers, BGP peers, the controller.</summary>
    public ImmutableArray<ProtectedPrefix> Protected { get; init; } = [];

    /// <summary>Sources of the scrubbers' GRE: clean traffic comes back from them.</summary>
    public ImmutableArray<IpPrefix> ScrubberSources { get; init; } = [];

    /// <summary>Who owns what; targets without an owner are never mitigated above level 1.</summary>
    public CustomerTable Customers { get; init; } = CustomerTable.Empty;

    /// <summary>Prefixes that may be diverted, exactly as they may be announced.</summary>
    public ImmutableArray<IpPrefix> Divertible { get; init; } = [];

    /// <summary>Every router that is sent routes.</summary>
    public ImmutableArray<RouterBudget> Routers { get; init; } = [];

    /// <summary>Keys in force: renewing one is no new announcement.</summary>
    public ImmutableHashSet<string> Active { get; init; } = [];

    /// <summary>New announcements made in the last minute.</summary>
    public int AnnouncedInLastMinute { get; init; }

    /// <summary>How much may be done at once.</summary>
    public SafetyLimits Limits { get; init; } = new();

    /// <summary>Nothing is applied; what would have been is said.</summary>
    public bool DryRun { get; init; }

    /// <summary>Everything is withdrawn and nothing new accepted.</summary>
    public bool KillSwitch { get; init; }
}
