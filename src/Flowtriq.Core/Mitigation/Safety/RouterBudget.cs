namespace Flowtriq.Core.Mitigation.Safety;

/// <summary>One router that is sent routes, and how much it may be asked to hold.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Profile">What its make takes.</param>
/// <param name="MaxFlowSpec">Most FlowSpec rules; the profile's own limit holds too.</param>
/// <param name="MaxBlackholes">Most black hole routes.</param>
public sealed record RouterBudget(string Name, VendorProfile Profile, int MaxFlowSpec = 100, int MaxBlackholes = 50)
{
    /// <summary>Stands in while no router is configured: the strictest known make.</summary>
    public static RouterBudget Unknown { get; } = new("routers", VendorProfile.Conservative);
}
