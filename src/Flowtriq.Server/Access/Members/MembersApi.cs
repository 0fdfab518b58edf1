using System.Security.Claims;
using Flowtriq.Server.Access.Sessions;
using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Access.Members;

using Changed = Results<NoContent, ValidationProblem, ProblemHttpResult>;

/// <summary>The people of the workspace.</summary>
internal static class MembersApi
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/members").WithTags("members");
        api.MapGet("/", List).RequireAuthorization(Roles.Admin).WithSummary("The members with their roles");
        api.MapPut("/{number:long}", ChangeAsync)
            .RequireAuthorization(Roles.Admin)
            .WithSummary("Gives a member another role; it holds from the member's next request on");
        api.MapDelete("/{number:long}", RemoveAsync)
            .RequireAuthorization(Roles.Admin)
            .WithSummary("Removes a member and ends the member's sessions");
    }

    private static Ok<MemberView[]> List(
        Memberships memberships,
        CustomerNames customers,
        TimeProvider time,
        ClaimsPrincipal user
    )
    {
        var now = time.GetUtcNow();
        var asking = user.MemberNumber();
        return TypedResults.Ok<MemberView[]>([
            .. memberships.All().Select(row => row.ToView(customers.Of, asking, now)),
        ]);
    }

    private static async Task<Changed> ChangeAsync(
        long number,
        MembershipRequest request,
        Memberships memberships,
        CustomerNames customers,
        CancellationToken cancel
    ) =>
        RoleCheck.Fault(request.Role, request.Customer, customers) is { } fault
            ? Refusals.Invalid("customer", fault)
            : Answer(number, await memberships.ChangeAsync(number, request.Role, request.Customer, cancel));

    private static async Task<Changed> RemoveAsync(long number, Memberships memberships, CancellationToken cancel) =>
        Answer(number, await memberships.RemoveAsync(number, cancel));

    private static Changed Answer(long number, MembershipOutcome outcome) =>
        outcome switch
        {
            MembershipOutcome.Done => TypedResults.NoContent(),
            MembershipOutcome.Unknown => Refusals.NotFound($"There is no member {number}."),
            MembershipOutcome.LastAdmin => Refusals.Conflict("This is the only admin; make somebody else one before."),
        };
}
