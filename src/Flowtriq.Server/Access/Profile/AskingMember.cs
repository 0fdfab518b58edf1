using System.Security.Claims;
using Flowtriq.Server.Access.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Access.Profile;

/// <summary>The member who asks, as stored now.</summary>
internal sealed class AskingMember(MemberStore members)
{
    internal Member? Of(ClaimsPrincipal user) => user.MemberNumber() is { } id ? members.ById(id) : null;

    internal static ProblemHttpResult Nobody() =>
        TypedResults.Problem("Sign in.", statusCode: StatusCodes.Status401Unauthorized);
}
