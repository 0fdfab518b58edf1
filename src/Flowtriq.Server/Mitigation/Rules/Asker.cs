using System.Security.Claims;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Who asks for an edit.</summary>
/// <param name="Name">The name people read.</param>
/// <param name="Member">What tells two people of the same name apart.</param>
internal readonly record struct Asker(string Name, string Member)
{
    internal static Asker Of(ClaimsPrincipal user) => new(user.DisplayName(), user.MemberId());
}
