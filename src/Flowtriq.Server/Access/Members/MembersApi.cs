using System.Security.Claims;
using Flowtriq.Server.Access.SecondFactor;
using Flowtriq.Server.Access.Sessions;
using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
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
        api.MapDelete("/{number:long}/second-factor", RemoveSecondFactorAsync)
            .RequireAuthorization(Roles.Admin)
            .WithSummary("Removes the second factor of a member whose phone is gone");
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
        HttpContext context,
        MemberStore members,
        Memberships memberships,
        CustomerNames customers,
        CancellationToken cancel
    )
    {
        if (RoleCheck.Fault(request.Role, request.Customer, customers) is { } fault)
            return Refusals.Invalid("customer", fault);
        var before = members.ById(number);
        var outcome = await memberships.ChangeAsync(number, request.Role, request.Customer, cancel);
        if (outcome == MembershipOutcome.Done && before is not null)
            context.Audit($"member {before.Email}: role changed", Of(before), request);
        return Answer(number, outcome);
    }

    private static async Task<Changed> RemoveAsync(
        long number,
        HttpContext context,
        MemberStore members,
        Memberships memberships,
        CancellationToken cancel
    )
    {
        var before = members.ById(number);
        var outcome = await memberships.RemoveAsync(number, cancel);
        if (outcome == MembershipOutcome.Done && before is not null)
            context.Audit($"member {before.Email}: removed", Of(before));
        return Answer(number, outcome);
    }

    private static MembershipRequest Of(Member member) => new(member.Role, member.Customer);

    private static async Task<Changed> RemoveSecondFactorAsync(
        long number,
        HttpContext context,
        MemberStore members,
        SecondFactors factors,
        CancellationToken cancel
    )
    {
        if (!await factors.RemoveAsync(number, cancel))
            return Refusals.NotFound($"There is no member {number} with a second factor.");
        context.Audit($"second factor of {members.ById(number)?.Email}: removed");
        return TypedResults.NoContent();
    }

    private static Changed Answer(long number, MembershipOutcome outcome) =>
        outcome switch
        {
            MembershipOutcome.Done => TypedResults.NoContent(),
            MembershipOutcome.Unknown => Refusals.NotFound($"There is no member {number}."),
            MembershipOutcome.LastAdmin => Refusals.Conflict("This is the only admin; make somebody else one before."),
        };
}
