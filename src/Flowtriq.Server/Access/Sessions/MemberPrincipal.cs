using System.Globalization;
using System.Security.Claims;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Flowtriq.Server.Access.Sessions;

/// <summary>A member as the rest of the server sees one. Made anew for every request, so a changed role holds at once.</summary>
internal static class MemberPrincipal
{
    /// <summary>The claim that holds the session's key; it leaves the server only encrypted, in the cookie.</summary>
    internal const string KeyClaim = "key";

    /// <summary>The claim that holds the session's number.</summary>
    internal const string SessionClaim = "session";

    internal static ClaimsPrincipal Of(Member member, string key, long? session)
    {
        var claims = new List<Claim>
        {
            new(Person.MemberClaim, Text(member.Id)),
            new(ClaimTypes.Name, member.Name),
            new(ClaimTypes.Email, member.Email),
            new(ClaimTypes.Role, RoleName(member.Role)),
            new(KeyClaim, key),
        };
        if (session is { } number)
            claims.Add(new Claim(SessionClaim, Text(number)));
        if (member.Customer is { } customer)
            claims.Add(new Claim(Person.CustomerClaim, Text(customer)));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }

    /// <summary>The number of the session the request came in; null for a token or a wall link.</summary>
    internal static long? SessionNumber(this ClaimsPrincipal user) => Number(user, SessionClaim);

    /// <summary>The number of the member who asks; null for who is none.</summary>
    internal static long? MemberNumber(this ClaimsPrincipal user) => Number(user, Person.MemberClaim);

    internal static string RoleName(Role role) =>
        role switch
        {
            Role.Admin => Roles.Admin,
            Role.Analyst => Roles.Analyst,
            Role.ReadOnly => Roles.ReadOnly,
            Role.Customer => Roles.Customer,
        };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long? Number(ClaimsPrincipal user, string claim) =>
        long.TryParse(user.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
