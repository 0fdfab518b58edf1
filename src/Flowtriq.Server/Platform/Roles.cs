using Microsoft.AspNetCore.Authorization;

namespace Flowtriq.Server.Platform;

/// <summary>
/// The policies every endpoint chooses from. Each of the first three may do what the ones after it may;
/// <see cref="Watch"/> is also given to wall links. <see cref="Customer"/> stands beside them: its endpoints are for
/// customers alone, and customers reach no others but those of <see cref="Member"/>, which concern the person who asks.
/// An endpoint that chooses none is refused to everybody.
/// </summary>
public static class Roles
{
    public const string Admin = "admin";
    public const string Analyst = "analyst";
    public const string ReadOnly = "readOnly";
    public const string Customer = "customer";

    /// <summary>A policy, not a role: everybody who is signed in as a person.</summary>
    public const string Member = "member";
    public const string Watch = "watch";

    internal static void Define(AuthorizationOptions options)
    {
        options.AddPolicy(Admin, static p => p.RequireRole(Admin));
        options.AddPolicy(Analyst, static p => p.RequireRole(Admin, Analyst));
        options.AddPolicy(ReadOnly, static p => p.RequireRole(Admin, Analyst, ReadOnly));
        options.AddPolicy(Watch, static p => p.RequireRole(Admin, Analyst, ReadOnly, Watch));
        options.AddPolicy(Customer, static p => p.RequireRole(Customer));
        options.AddPolicy(Member, static p => p.RequireRole(Admin, Analyst, ReadOnly, Customer));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(static _ => false).Build();
    }
}
