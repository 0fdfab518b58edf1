using Microsoft.AspNetCore.Authorization;

namespace Flowtriq.Server.Platform;

/// <summary>
/// The policies every endpoint chooses from. Each role may do what the ones after it may; <see cref="Watch"/> is also
/// given to wall links. An endpoint that chooses none is refused to everybody.
/// </summary>
public static class Roles
{
    public const string Admin = "admin";
    public const string Analyst = "analyst";
    public const string ReadOnly = "readOnly";
    public const string Watch = "watch";

    internal static void Define(AuthorizationOptions options)
    {
        options.AddPolicy(Admin, static p => p.RequireRole(Admin));
        options.AddPolicy(Analyst, static p => p.RequireRole(Admin, Analyst));
        options.AddPolicy(ReadOnly, static p => p.RequireRole(Admin, Analyst, ReadOnly));
        options.AddPolicy(Watch, static p => p.RequireRole(Admin, Analyst, ReadOnly, Watch));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(static _ => false).Build();
    }
}
