namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>How much may be done at once.</summary>
/// <param name="RoutesPerCustomer">Most FlowSpec rules and black holes for one customer.</param>
/// <param name="BlackholeShare">Largest share of one customer's addresses in black holes, 0 to 1; one host is always allowed.</param>
/// <param name="AnnouncementsPerMinute">Most new announcements per minute over all levels above 1.</param>
/// <param name="EdgeFilters">Most filters on a node.</param>
/// <param name="LongestLifeSeconds">Longest time to an expiry.</param>
public sealed record SafetyLimitsBody(
    int RoutesPerCustomer,
    double BlackholeShare,
    int AnnouncementsPerMinute,
    int EdgeFilters,
    double LongestLifeSeconds
);
