using System.Globalization;
using System.Security.Claims;

namespace Flowtriq.Server.Platform;

/// <summary>Who asks.</summary>
public static class Person
{
    /// <summary>The claim that holds the member's number.</summary>
    internal const string MemberClaim = "member";

    /// <summary>The claim that holds the number of the customer a member of that role belongs to.</summary>
    internal const string CustomerClaim = "customer";

    /// <summary>What tells two members of the same name apart; empty for who is no member.</summary>
    public static string MemberId(this ClaimsPrincipal user) => user.FindFirstValue(MemberClaim) ?? "";

    /// <summary>The claim that holds the name of the token a program came with.</summary>
    internal const string TokenClaim = "token";

    /// <summary>How they came: "session", "token NAME"; empty for a visitor.</summary>
    public static string Via(this ClaimsPrincipal user)
    {
        if (user.FindFirstValue(TokenClaim) is { } token)
            return $"token {token}";
        return user.MemberId().Length > 0 ? "session" : "";
    }

    /// <summary>The member's name, as timelines show it.</summary>
    public static string DisplayName(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Name) ?? "somebody";

    /// <summary>The customer whose prefixes the person may see and no others; null for every role but customer.</summary>
    public static long? CustomerNumber(this ClaimsPrincipal user) =>
        long.TryParse(
            user.FindFirstValue(CustomerClaim),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
