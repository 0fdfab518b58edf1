using System.Security.Claims;

namespace Flowtriq.Server.Platform;

/// <summary>Who asks.</summary>
public static class Person
{
    /// <summary>The member's name, as timelines show it.</summary>
    public static string DisplayName(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Name) ?? "somebody";
}
