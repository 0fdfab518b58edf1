namespace Flowtriq.Core.Mitigation.Safety;

/// <summary>How much may be done at once.</summary>
public sealed record SafetyLimits
{
    /// <summary>Most FlowSpec rules and black holes for one customer.</summary>
    public int RoutesPerCustomer { get; init; } = 30;

    /// <summary>Largest share of one customer's addresses in black holes, 0..1; one host is always allowed.</summary>
    public double BlackholeShare { get; init; } = 0.01;

    /// <summary>Most new announcements per minute over all levels above 1.</summary>
    public int AnnouncementsPerMinute { get; init; } = 10;

    /// <summary>Most filters on a node (L1).</summary>
    public int EdgeFilters { get; init; } = 1_000;

    /// <summary>Longest time to an expiry; older mitigations need a person.</summary>
    public TimeSpan LongestLife { get; init; } = TimeSpan.FromHours(24);
}
