using System.Security.Claims;

namespace Flowtriq.Server.Platform;

/// <summary>Who asks.</summary>
public static class Person
{
    /// <summary>The claim that holds the member's number.</summary>
    internal const string MemberClaim = "member";

    /// <summary>What tells two members of the same name apart; empty for who is no member.</summary>
    public static string MemberId(this ClaimsPrincipal user) => user.FindFirstValue(MemberClaim) ?? "";

    /// <summary>The member's name, as timelines show it.</summary>
    public static string DisplayName(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Name) ?? "somebody";
}
